# What is added to Brython's own `asyncio`, whose functions do nothing at all: that is said.


def run(_main: object, **_: object) -> None:
    raise NotImplementedError("asyncio.run: Brython has no event loop of Python's")


def get_event_loop() -> None:
    raise NotImplementedError("asyncio.get_event_loop: Brython has no event loop of Python's")
