"""Things that are used as what they are not."""

for use in (lambda: 5(), lambda: 3[0], lambda: len(5), lambda: iter(2.5), lambda: None.upper(), lambda: -"a"):
    try:
        use()
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
total = 7
total(1)
