"""`itertools`: endless, combined and grouped iterators."""

import itertools

print(list(itertools.islice(itertools.count(10, 5), 3)), list(itertools.chain("ab", [1])))
print(["".join(each) for each in itertools.permutations("abc", 2)])
print(list(itertools.combinations([1, 2, 3], 2)), len(list(itertools.product("ab", repeat=3))))
print([(key, len(list(group))) for key, group in itertools.groupby("aaabcc")])
print(list(itertools.accumulate([1, 2, 3, 4])), list(itertools.zip_longest("ab", "c", fillvalue="-")))
print(list(itertools.takewhile(lambda n: n < 3, itertools.count())), list(itertools.pairwise([1, 4, 9])))
