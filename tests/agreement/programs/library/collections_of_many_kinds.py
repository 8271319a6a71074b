"""`collections`: counting, grouping, queues and tuples with names."""

from collections import ChainMap, Counter, OrderedDict, defaultdict, deque, namedtuple

letters = Counter("mississippi")
print(letters.most_common(2), letters["z"], sum((letters - Counter("miss")).values()))
groups = defaultdict(list)
for word in ["ant", "bee", "ape", "bat"]:
    groups[word[0]].append(word)
print(dict(groups))
line = deque([1, 2, 3], maxlen=3)
line.append(4)
line.appendleft(0)
line.rotate(1)
print(line, list(line))
Point = namedtuple("Point", "x y", defaults=[0])
print(Point(3), Point(1, 2)._replace(y=5), Point(1, 2)._asdict())
order = OrderedDict(a=1, b=2)
order.move_to_end("a")
print(list(order), ChainMap({"a": 1}, {"a": 2, "b": 3})["b"])
