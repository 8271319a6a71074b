"""`datetime`: days, differences, and dates as text."""

from datetime import date, datetime, timedelta, timezone

moon = date(1969, 7, 20)
print(moon, moon.weekday(), moon.isocalendar()[1], moon + timedelta(days=100))
print((date(2024, 3, 1) - date(2024, 2, 1)).days, date(2024, 2, 29).replace(year=2028))
at = datetime(2026, 1, 31, 14, 5, 9)
print(at.strftime("%d.%m.%Y %H:%M, %A in %B"), at.isoformat(), at.time())
print(datetime.strptime("2026-03-08 07:30", "%Y-%m-%d %H:%M") - at)
print(timedelta(hours=25, seconds=1), timedelta(days=-1, hours=2), timedelta(weeks=1).total_seconds())
print(datetime(2026, 7, 1, 12, tzinfo=timezone(timedelta(hours=2))).astimezone(timezone.utc))
