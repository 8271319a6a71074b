"""`statistics`: averages and how far values lie from them."""

import statistics

data = [2.75, 1.75, 1.25, 0.25, 0.5, 1.25, 3.5]
print(statistics.mean(data), statistics.median(data), statistics.mode(data), statistics.fmean([1, 2, 4]))
print(statistics.stdev(data), statistics.variance(data), statistics.pstdev([1, 2, 3, 4]))
print(
    statistics.quantiles([1, 2, 3, 4, 5], n=4),
    statistics.multimode("aabbc"),
    statistics.correlation([1, 2, 3], [2, 4, 7]),
)
