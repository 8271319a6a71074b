"""A table from CSV: cleaned, grouped, joined and reshaped."""

import io

import pandas as pd

CSV = """name,subject,mark
Ada,maths,91
Bob,maths,
Ada,art,66
Cyd,art,73
Bob,art,88
"""
marks = pd.read_csv(io.StringIO(CSV))
print(marks["mark"].isna().sum(), marks.dropna().shape, marks["mark"].mean())
print(marks.fillna({"mark": 0}).groupby("subject")["mark"].agg(["mean", "max"]).to_csv())
ages = pd.DataFrame({"name": ["Ada", "Bob"], "age": [36, 41]})
print(marks.merge(ages, on="name", how="left").sort_values(["mark", "name"]).to_csv(index=False))
print(marks.pivot_table(index="name", columns="subject", values="mark").to_csv())
