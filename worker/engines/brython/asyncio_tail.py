# What is added to Brython's own `asyncio`, whose functions do nothing at all: that is said.


def run(_main: object, **_: object) -> None:
    raise NotImplementedError("asyncio.run: Brython does not have Python's event loop")


def get_event_loop() -> None:
    raise NotImplementedError("asyncio.get_event_loop: Brython does not have Python's event loop")
