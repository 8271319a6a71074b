"""What `else` means behind a loop."""

for number in range(2, 14):
    for divisor in range(2, number):
        if number % divisor == 0:
            break
    else:
        print(number, end=" ")
print()
count = 0
while count < 3:
    count += 1
    if count == 2:
        continue
    print(count, end=";")
else:
    print("done", count)
