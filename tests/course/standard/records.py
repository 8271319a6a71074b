"""A CSV file is written, read, grouped and summed."""

import csv
from collections import defaultdict
from pathlib import Path

rows = [
    ("Ada", "maths", 91.5),
    ("Bob", "maths", 78.0),
    ("Ada", "art, old", 66.25),
    ("Bob", 'the "new" art', 88.0),
]
path = Path("records.csv")
with path.open("w", newline="", encoding="utf-8") as file:
    writer = csv.writer(file)
    writer.writerow(["name", "subject", "mark"])
    writer.writerows(rows)
print(path.read_text(encoding="utf-8"))

marks = defaultdict(list)
with path.open(newline="", encoding="utf-8") as file:
    for row in csv.DictReader(file):
        marks[row["name"]].append(float(row["mark"]))
for name, values in marks.items():
    print(f"{name}: {len(values)} marks, {sum(values) / len(values):.3f} on average")
path.unlink()
