"""Regression in three ways that must agree."""

import numpy as np
from scipy import stats
from sklearn.linear_model import LinearRegression

x = np.array([1.0, 2, 3, 4, 5, 6, 7, 8])
y = np.array([48.0, 55, 57, 61, 70, 72, 75, 84])
by_numpy = np.polyfit(x, y, 1)
by_scipy = stats.linregress(x, y)
by_sklearn = LinearRegression().fit(x[:, None], y)
print(np.round(by_numpy, 4), round(by_scipy.slope, 4), round(by_scipy.intercept, 4))
print(round(by_sklearn.coef_[0], 4), round(by_sklearn.score(x[:, None], y), 6), f"{by_scipy.pvalue:.3e}")
print("after 10 hours:", round(float(by_sklearn.predict([[10]])[0]), 3))
