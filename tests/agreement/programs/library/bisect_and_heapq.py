"""`bisect` and `heapq`: lists that stay in order."""

import bisect
import heapq

grades = [60, 70, 80, 90]
print([bisect.bisect(grades, score) for score in (55, 60, 89, 100)], bisect.bisect_left(grades, 60))
bisect.insort(grades, 75)
print(grades)
tasks = [(3, "sleep"), (1, "eat"), (2, "work")]
heapq.heapify(tasks)
heapq.heappush(tasks, (0, "wake"))
print([heapq.heappop(tasks)[1] for _ in range(4)])
print(heapq.nlargest(2, [5, 1, 9, 3]), heapq.nsmallest(2, ["kiwi", "fig"], key=len))
