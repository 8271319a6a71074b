"""Dates: ages, weekdays and the calendar."""

import calendar
from datetime import UTC, date, datetime, timedelta

born, today = date(1815, 12, 10), date(2024, 2, 29)
print((today - born).days, "days;", born.strftime("%A %d %B %Y"))
print([day.isoformat() for day in (today + timedelta(weeks=week) for week in range(3))])
print("leap years:", [year for year in range(1896, 1925) if calendar.isleap(year)])
print(calendar.TextCalendar().formatmonth(2024, 2))
print(
    datetime(2024, 3, 31, 1, 30, tzinfo=UTC).isoformat(),
    datetime.fromisoformat("2024-01-02T03:04:05").weekday(),
)
