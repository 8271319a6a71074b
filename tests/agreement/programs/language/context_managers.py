"""`with` enters and leaves, even when something goes wrong."""


class Room:
    def __init__(self, name, forgives=False):
        self.name, self.forgives = name, forgives

    def __enter__(self):
        print("enter", self.name)
        return self

    def __exit__(self, kind, error, trace):
        print("leave", self.name, kind.__name__ if kind else None)
        return self.forgives


with Room("hall") as hall, Room("attic"):
    print("in", hall.name)
with Room("cellar", forgives=True):
    raise ValueError("dark")
print("still here")
