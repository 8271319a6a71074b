from data import a

print(a)
