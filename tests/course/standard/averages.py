"""Averages and spread of a class's marks."""

import statistics

marks = [52, 67, 67, 71, 74, 78, 83, 85, 91, 96]

print("mean   ", statistics.mean(marks))
print("median ", statistics.median(marks))
print("mode   ", statistics.mode(marks))
print("spread ", round(statistics.stdev(marks), 3))
print("quarters", [round(each, 2) for each in statistics.quantiles(marks, n=4)])
for mark in marks:
    place = (mark - statistics.mean(marks)) / statistics.pstdev(marks)
    print(f"{mark:4} {place:+.2f} {'#' * (mark // 10)}")
