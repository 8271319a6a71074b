"""Dicts keep the order in which keys came."""

ages = {"Zoe": 31, "Adam": 25}
ages["Mia"] = 40
ages["Zoe"] = 32
print(ages, list(ages), list(ages.items())[0])
ages.setdefault("Bob", 1)
del ages["Adam"]
ages["Adam"] = 26
print(list(ages), ages.pop("Mia"), ages.popitem(), ages.get("Eve", "nobody"))
print({"a": 1, "b": 2} | {"b": 3, "c": 4}, dict.fromkeys("xyz", 0), dict([("k", "v")]))
print(list(reversed({"a": 1, "b": 2})), {1: "int", 1.0: "float"})
