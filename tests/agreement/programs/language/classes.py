"""Classes with inheritance, properties and text of their own."""


class Account:
    bank = "First"

    def __init__(self, owner, balance=0):
        self.owner, self._balance = owner, balance

    @property
    def balance(self):
        return self._balance

    @balance.setter
    def balance(self, value):
        if value < 0:
            raise ValueError("no debts")
        self._balance = value

    def __repr__(self):
        return f"{type(self).__name__}({self.owner!r}, {self._balance})"


class Savings(Account):
    def __init__(self, owner, balance, rate):
        super().__init__(owner, balance)
        self.rate = rate


account = Savings("Ada", 100, 0.05)
account.balance += 20
print(account, account.bank, isinstance(account, Account), Savings.__mro__[1].__name__)
try:
    account.balance = -1
except ValueError as error:
    print("refused:", error)
