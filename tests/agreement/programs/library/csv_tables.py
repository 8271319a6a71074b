"""`csv`: rows of text with commas, read and written."""

import csv
import io

text = 'name,city\n"Lovelace, Ada",London\nMia,"She said ""hi"""\n'
for row in csv.DictReader(io.StringIO(text)):
    print(row["name"], "|", row["city"])
out = io.StringIO()
writer = csv.writer(out, lineterminator="\n")
writer.writerow(["a", 1, 2.5, None, 'b"c'])
writer.writerows([["x,y", ""]])
print(out.getvalue(), end="")
