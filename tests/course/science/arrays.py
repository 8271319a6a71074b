"""Arrays: shapes, broadcasting, masks and axes."""

import numpy as np

table = np.arange(1, 13).reshape(3, 4)
print(table, table.T.shape, table.sum(axis=0), table.mean(axis=1), sep="\n")
print(table[table % 3 == 0], (table * np.array([1, 0, -1, 2]))[1])
x = np.linspace(0, np.pi, 5)
print(np.round(np.sin(x), 4), np.cumsum(x > 1))
print(np.round(np.linalg.solve([[3, 1], [1, 2]], [9, 8]), 6), round(np.linalg.det(table[:2, :2]), 6))
