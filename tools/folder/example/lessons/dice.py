# Dice: who throws more?
import random

mine = random.randint(1, 6)
guess = int(input("What do you throw, from 1 to 6? "))

if guess > mine:
    print("You win. I have only", mine)
elif guess == mine:
    print("We both have", mine)
else:
    print("I win with", mine)
