"""`json`: data becomes text and comes back."""

import json

data = {"name": "Zoë", "tags": ["a", None, True], "size": 1.5, "nested": {"empty": {}, "count": 10**20}}
print(json.dumps(data))
print(json.dumps(data, indent=2, ensure_ascii=False, sort_keys=True))
print(json.loads('{"a": [1, 2.0, "x\\u00e9", null, false]}'), json.dumps({1: (2, 3)}, separators=(",", ":")))
try:
    json.dumps({1, 2})
except TypeError as error:
    print(error)
