"""Sorting by a key leaves what is equal in its order."""

people = [("Mia", 31), ("Adam", 25), ("Zoe", 31), ("Bob", 25)]
print(sorted(people, key=lambda person: person[1]))
print(sorted(people, key=lambda person: person[1], reverse=True))
people.sort(key=lambda person: (-person[1], person[0]))
print(people)
print(sorted("bAnana"), sorted("bAnana", key=str.lower), sorted([3, 1, 2], reverse=True))
print(sorted([[2, 1], [1, 9], [1]]), max(people, key=lambda person: len(person[0])))
