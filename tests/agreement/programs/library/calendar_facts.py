"""`calendar`: months as text."""

import calendar

print(calendar.month(2024, 2))
print(calendar.isleap(1900), calendar.monthrange(2026, 11)[1], calendar.day_name[0], calendar.month_abbr[12])
