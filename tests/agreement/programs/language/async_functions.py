"""Functions that wait for each other, run by asyncio."""

import asyncio


async def fetch(name, seconds):
    await asyncio.sleep(seconds)
    return name.upper()


async def main():
    print(await asyncio.gather(fetch("slow", 0.02), fetch("fast", 0.01)))


asyncio.run(main())
