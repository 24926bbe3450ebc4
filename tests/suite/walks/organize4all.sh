op 2026-03-02
klacht new --received 2026-03-02 --set klager.naam="Voorbeeld Klager" --set klager.email=v.klager@example.org --set beklaagde="B. Adviseur" --set via=e-mail --section "Omschrijving=De factuur klopt niet." --section "Bevindingen=De factuur was te hoog." --section "Conclusies=De klacht is gegrond."
op 2026-03-03
klacht record 2026-001 opdracht-afgerond
klacht record 2026-001 oplossing-gezocht --set toelichting="samen gebeld"
op 2026-03-06
klacht record 2026-001 bericht
klacht record 2026-001 klager-gehoord
op 2026-03-20
klacht record 2026-001 oordeel --set uitkomst=gegrond --set aan=klager --set vorm=schriftelijk
klacht letter 2026-001
klacht letter 2026-001 oordeel --to klager --stdout --format md
klacht letter 2026-001 oordeel --to klager --stdout --format eml
op 2026-04-20
klacht record 2026-001 afgesloten --set oorzaak="een tarief van vorig jaar"
