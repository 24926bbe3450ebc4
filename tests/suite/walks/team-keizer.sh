op 2026-03-02
klacht new --received 2026-03-02 --set klager.naam="Voorbeeld Klager" --set klager.email=v.klager@example.org --set beklaagde="B. Adviseur" --set indeling.wijze=A --set indeling.aard=I --set via=e-mail --section "Omschrijving=De factuur klopt niet."
op 2026-03-03
klacht record 2026-001 beklaagde-ingelicht
klacht record 2026-001 oplossing-gezocht --set toelichting="samen gebeld"
op 2026-03-20
klacht record 2026-001 oordeel --set uitkomst=gegrond --set aan=klager --set vorm=schriftelijk --set motivering="het tarief was dat van vorig jaar"
klacht letter 2026-001
klacht letter 2026-001 oordeel --to klager --stdout --format md
klacht letter 2026-001 oordeel --to klager --stdout --format eml
op 2026-04-20
klacht record 2026-001 formulier-verzameld
klacht record 2026-001 afgesloten --set behandelaar="A. Officier" --set oorzaak="een tarief van vorig jaar"
