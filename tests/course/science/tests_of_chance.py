"""Distributions, a test of two groups, a minimum and an integral."""

import numpy as np
from scipy import integrate, optimize, stats

print(round(stats.norm.cdf(1.96), 6), round(stats.binom.pmf(3, 10, 0.5), 6), round(stats.t.ppf(0.975, 9), 6))
old, new = [5.1, 4.9, 6.2, 5.8, 6.0], [6.8, 7.1, 6.5, 7.4, 6.9]
test = stats.ttest_ind(old, new)
print(round(test.statistic, 5), f"{test.pvalue:.4e}")
print(np.round(optimize.minimize(lambda p: (p[0] - 1) ** 2 + (p[1] + 2) ** 2, [0, 0]).x, 3))
print(
    round(integrate.quad(lambda x: np.exp(-(x**2)), -np.inf, np.inf)[0], 8),
    round(optimize.brentq(np.cos, 0, 3), 8),
)
