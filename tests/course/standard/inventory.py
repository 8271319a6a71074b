"""JSON in, changed, and out again; what is wrong in it is told."""

import json

TEXT = """{"shop": "Café Zürich", "items": [
  {"name": "tea", "price": 2.5, "stock": 12},
  {"name": "bun", "price": 1e1, "stock": null}
]}"""

shop = json.loads(TEXT)
for item in shop["items"]:
    print(f"{item['name']:<5}{item['price']:>7.2f}  {'unknown' if item['stock'] is None else item['stock']}")
shop["items"].append({"name": "cake", "price": 3, "stock": 0, "tags": ["sweet", True]})
print(json.dumps(shop, indent=2, ensure_ascii=False))
print(json.dumps(shop, sort_keys=True, separators=(",", ":")))
try:
    json.loads('{"price": 2,5}')
except json.JSONDecodeError as error:
    print(f"line {error.lineno}, column {error.colno}")
