op 2026-03-02
klacht new --received 2026-03-02 --set klager.naam="Voorbeeld Klager" --set klager.email=v.klager@example.org --set klager.telefoon="06 12345678" --set klager.organisatie=Voorbeeldschool --set dienst=Training --set via=e-mail --section "Omschrijving=De training begon te laat." --section "Motivering=Wij misten het laatste deel."
op 2026-03-03
klacht letter 2026-001 bevestigd --stdout --format html
klacht letter 2026-001 bevestigd --sent
klacht record 2026-001 aangewezen --set door=manager-propositie --set behandelaar="A. Officier"
klacht record 2026-001 doorgeleid --set aan=compliance-manager
op 2026-03-10
klacht record 2026-001 contact
klacht record 2026-001 klager-gehoord
klacht record 2026-001 overlegd --set door=behandelaar --set door=manager-propositie
op 2026-03-16
klacht record 2026-001 oordeel --set uitkomst=gegrond --set aan=klager --set vorm=schriftelijk --set motivering="de trainer stond vast"
op 2026-03-25
klacht record 2026-001 uitgevoerd
klacht letter 2026-001
klacht letter 2026-001 oordeel --to klager --stdout --format md
klacht letter 2026-001 oordeel --to klager --stdout --format eml
op 2026-04-20
klacht record 2026-001 afgesloten
