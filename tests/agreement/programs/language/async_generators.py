"""A generator that waits between its values, and the loop that takes them."""

import asyncio


async def countdown(start):
    for number in range(start, 0, -1):
        await asyncio.sleep(0)
        yield number


async def main():
    print([number async for number in countdown(3)])


asyncio.run(main())
