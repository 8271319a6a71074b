"""Classes: accounts with interest, and an error of their own."""

from dataclasses import dataclass, field
from decimal import ROUND_HALF_EVEN, Decimal


class OverdrawnError(Exception):
    pass


@dataclass(order=True)
class Account:
    owner: str
    balance: Decimal = Decimal("0.00")
    history: list[str] = field(default_factory=list, compare=False, repr=False)

    def deposit(self, amount):
        self.balance += Decimal(amount)
        self.history.append(f"+{amount}")

    def withdraw(self, amount):
        if Decimal(amount) > self.balance:
            raise OverdrawnError(f"{self.owner} has {self.balance}, not {amount}")
        self.balance -= Decimal(amount)
        self.history.append(f"-{amount}")

    def pay_interest(self, rate):
        interest = (self.balance * Decimal(rate)).quantize(Decimal("0.01"), ROUND_HALF_EVEN)
        self.deposit(str(interest))


ada, bob = Account("Ada"), Account("Bob", Decimal("10.00"))
ada.deposit("100.10")
ada.withdraw("0.20")
ada.pay_interest("0.0333")
try:
    bob.withdraw("10.01")
except OverdrawnError as error:
    print("refused:", error)
print(ada, ada.history, min(bob, ada).owner, sep="\n")
print(0.1 + 0.2, Decimal("0.1") + Decimal("0.2"))
