"""A straight line through measurements, by hand and by the library."""

import math
import statistics

hours = [1, 2, 3, 4, 5, 6, 7, 8]
marks = [48, 55, 57, 61, 70, 72, 75, 84]


def fit(xs, ys):
    mean_x, mean_y = sum(xs) / len(xs), sum(ys) / len(ys)
    slope = sum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys, strict=True)) / sum(
        (x - mean_x) ** 2 for x in xs
    )
    return slope, mean_y - slope * mean_x


slope, intercept = fit(hours, marks)
known = statistics.linear_regression(hours, marks)
print(f"mark = {slope:.4f} · hours + {intercept:.4f}")
print("agrees:", math.isclose(slope, known.slope) and math.isclose(intercept, known.intercept))
print(f"correlation {statistics.correlation(hours, marks):.6f}")
print("after 10 hours:", round(slope * 10 + intercept))
