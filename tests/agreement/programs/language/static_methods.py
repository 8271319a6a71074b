"""Methods of a class, of none, and of its objects; attributes that they share."""


class Pizza:
    made = 0

    def __init__(self, *toppings):
        self.toppings = toppings
        Pizza.made += 1

    @classmethod
    def margherita(cls):
        return cls("mozzarella", "tomato")

    @staticmethod
    def is_vegetarian(topping):
        return topping != "ham"


one = Pizza.margherita()
two = Pizza("ham")
two.made = 99
print(one.toppings, Pizza.made, one.made, two.made)
print([Pizza.is_vegetarian(t) for t in ("ham", "basil")], Pizza.__name__, Pizza.__doc__)
