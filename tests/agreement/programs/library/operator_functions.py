"""`operator`: what signs do, as functions."""

import operator

rows = [{"n": 2, "s": "b"}, {"n": 1, "s": "c"}]
print(sorted(rows, key=operator.itemgetter("n")), operator.mul(6, 7), operator.attrgetter("real")(3))
print({sign: f(7, 2) for sign, f in {"+": operator.add, "//": operator.floordiv, "%": operator.mod}.items()})
