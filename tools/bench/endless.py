"""Programs that go on until they are stopped, for the tests of Stop and its bench. Each says "go" first."""

ENDLESS = {
    "a loop": "print('go')\nwhile True:\n    pass",
    "a loop in a function": "def f():\n    while True:\n        sum(range(100))\nprint('go')\nf()",
    "time.sleep": "import time\nprint('go')\ntime.sleep(60)",
    "short sleeps": "import time\nprint('go')\nwhile True:\n    time.sleep(0.01)",
    "await": "import asyncio\nprint('go')\nawait asyncio.sleep(60)",
    "asyncio.gather": "import asyncio\nasync def f():\n    while True: await asyncio.sleep(0)\n"
    "print('go')\nawait asyncio.gather(f(), f())",
    "a loop in a task": "import asyncio\nasync def f():\n    while True: pass\n"
    "print('go')\nawait asyncio.create_task(f())",
    "a flood": "print('go')\nwhile True:\n    print('x' * 100)",
    "a flood without newlines": "print('go')\nwhile True:\n    print('x', end='')",
    "calls into C": "print('go')\nwhile True:\n    sorted(range(10_000))",
    "a generator": "print('go')\nfor i in iter(int, 1):\n    y = [j for j in range(100)]",
}

# These need shared memory or stack switching to wait at all.
SUSPENDED = {
    "input()": "print('go')\ninput('? ')",
    "asyncio.run": "import asyncio\nasync def f():\n    await asyncio.sleep(60)\n"
    "print('go')\nasyncio.run(f())",
    "a loop in asyncio.run": "import asyncio\nasync def f():\n    while True: pass\n"
    "print('go')\nasyncio.run(f())",
}

# One call that stays in C for ever: only the end of its worker ends it.
DEAF = "print('go')\nsum(iter(int, 1))"
