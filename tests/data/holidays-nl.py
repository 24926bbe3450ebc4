#!/usr/bin/env python3
"""Writes holidays-nl.csv from the PyPI library `holidays`, for a test of src/calendar.

    pip install holidays && python3 tests/data/holidays-nl.py

Each row is a day, the name this project gives it and the category of the library
it came from. The library models days off: 5 May is `public` in lustrum years only
and `optional` every year, and it has been known to drop Good Friday. In the version
named in the header both come every year. Easter Sunday and Whit Sunday
are left out: they are Sundays and no holidays of the Algemene termijnenwet.
"""

import pathlib
import sys

import holidays

NAMES = {
    "Nieuwjaarsdag": "Nieuwjaarsdag",
    "Goede vrijdag": "Goede Vrijdag",
    "Tweede paasdag": "tweede paasdag",
    "Koninginnedag": "Koninginnedag",
    "Koningsdag": "Koningsdag",
    "Bevrijdingsdag": "Bevrijdingsdag",
    "Hemelvaartsdag": "Hemelvaartsdag",
    "Tweede pinksterdag": "tweede pinksterdag",
    "Eerste kerstdag": "eerste kerstdag",
    "Tweede kerstdag": "tweede kerstdag",
}
SKIPPED = {"Eerste paasdag", "Eerste pinksterdag"}

rows = []
for category in ("public", "optional"):
    days = holidays.Netherlands(years=range(2000, 2101), categories=(category,), language="nl")
    for day, names in days.items():
        for name in names.split("; "):
            if name in SKIPPED:
                continue
            rows.append((day.isoformat(), NAMES[name], category))

text = f"# Written by tests/data/holidays-nl.py with holidays {holidays.__version__} (PyPI), country NL\n"
text += "date,name,category\n"
text += "".join(",".join(row) + "\n" for row in sorted(rows))
target = pathlib.Path(__file__).with_suffix(".csv")
if "--check" in sys.argv:
    if target.read_text(encoding="utf-8") != text:
        sys.exit(f"{target} differs from what this version of the library gives; run this script without --check")
else:
    target.write_text(text, encoding="utf-8", newline="\n")
