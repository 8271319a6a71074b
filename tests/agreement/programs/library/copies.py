"""`copy`: a copy of a list shares what is inside; a deep copy does not."""

import copy

grid = [[0, 0], [0, 0]]
shallow, deep = copy.copy(grid), copy.deepcopy(grid)
grid[0][0] = 1
grid.append([2])
print(shallow, deep)
cycle = [1]
cycle.append(cycle)
twin = copy.deepcopy(cycle)
print(twin[1] is twin, cycle)
