op 2026-03-02
klacht new --received 2026-03-02 --set klager.naam="Voorbeeld Klager" --set klager.email=v.klager@example.org --set ontvangen_door="C. Balie" --set indeling.kenmerken=oneens --set indeling.aard=dienst --set indeling.hoedanigheid=klant --set via=telefoon --set bijlagen=klachtenformulier.pdf --section "Omschrijving=De factuur klopt niet."
mkdir cases/2026/2026-001
mv cases/2026/2026-001.md cases/2026/2026-001/index.md
printf formulier > cases/2026/2026-001/klachtenformulier.pdf
op 2026-03-03
klacht record 2026-001 doorgeleid
op 2026-03-05
klacht letter 2026-001 bevestigd --stdout --format html
klacht letter 2026-001 bevestigd --sent
klacht record 2026-001 beoordeeld
op 2026-03-10
klacht record 2026-001 onderzocht
klacht record 2026-001 oordeel --set behandelaar.rol=directie --set uitkomst=gegrond --set aan=klager --set vorm=schriftelijk --set motivering="de factuur was te hoog"
klacht letter 2026-001
klacht letter 2026-001 oordeel --to klager --stdout --format md
klacht letter 2026-001 oordeel --to klager --stdout --format eml
op 2026-04-20
klacht record 2026-001 afgesloten
