"""`match` takes values apart by their shape."""


def describe(value):
    match value:
        case 0 | 1:
            return "tiny"
        case int(n) if n > 100:
            return f"big {n}"
        case [first, *rest]:
            return f"{first} and {len(rest)} more"
        case {"name": str(name), **others}:
            return f"{name} with {sorted(others)}"
        case "yes" | "no" as answer:
            return answer.upper()
        case None:
            return "nothing"
        case _:
            return "something"


for value in (1, 500, [7, 8, 9], {"name": "Ada", "age": 36}, "no", None, 3.5):
    print(describe(value))
