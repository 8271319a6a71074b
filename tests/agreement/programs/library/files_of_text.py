"""`open`: a file is written, added to, and read line by line."""

import os

with open("agreement.txt", "w", encoding="utf-8") as file:
    file.write("one\ntwö\n")
    print("three", file=file)
with open("agreement.txt", "a", encoding="utf-8") as file:
    file.writelines(["four\n"])
with open("agreement.txt", encoding="utf-8") as file:
    print([line.rstrip() for line in file])
with open("agreement.txt", "rb") as file:
    print(file.read(6), file.tell())
print("agreement.txt" in os.listdir("."), os.stat("agreement.txt").st_size)
os.remove("agreement.txt")
print(os.path.exists("agreement.txt"))
