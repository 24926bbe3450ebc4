op 2026-03-02
klacht new --received 2026-03-02 --set klager.naam="Voorbeeld Klager" --set klager.hoedanigheid=klant --set klager.email=v.klager@example.org --set opdracht=O-12 --set beklaagde="B. Adviseur" --set indeling.onderwerpen=factuur --set via=brief --section "Omschrijving=De factuur klopt niet."
op 2026-03-03
klacht record 2026-001 doorgeleid
klacht letter 2026-001 bevestigd --stdout --format html
klacht letter 2026-001 bevestigd --sent
klacht record 2026-001 beklaagde-ingelicht
klacht record 2026-001 geheimhouding-bevestigd --set door=klachtenfunctionaris --set door=beklaagde
op 2026-03-10
klacht record 2026-001 klager-gehoord --set vorm=mondeling
klacht record 2026-001 beklaagde-gehoord --set vorm=mondeling
klacht record 2026-001 bericht --set reden="wij wachten op de urenstaat" --set toelichting="u hoort het oordeel uiterlijk 30 maart"
op 2026-03-13
klacht record 2026-001 oplossing-gezocht --set toelichting="samen gebeld"
op 2026-03-20
klacht record 2026-001 oordeel --set behandelaar="A. Officier" --set uitkomst="deels gegrond" --set aan=klager --set aan=beklaagde --set vorm=schriftelijk --set motivering="de factuur was te hoog"
klacht letter 2026-001
klacht letter 2026-001 oordeel --to klager --stdout --format md
klacht letter 2026-001 oordeel --to klager --stdout --format eml
op 2026-04-20
klacht record 2026-001 afgesloten --set oorzaak="een tarief van vorig jaar"
