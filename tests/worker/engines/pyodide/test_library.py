"""The standard library is whole: time zones, databases, and the zone of the device, from a snapshot too."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.seam.node_worker import NodeWorker
from tests.seam.speaker import Heard, of_kind

TELL = (
    "import time, datetime\n"
    "now = datetime.datetime(2026, 1, 1).astimezone()\n"
    "(time.timezone, time.altzone, time.daylight, time.strftime('%z', time.localtime(0)), now.utcoffset())"
)
SUMMER = "import time; time.strftime('%Z %z', time.localtime(1783000000)).removeprefix(time.tzname[1])"
# Of each: seconds west of Greenwich in winter and in summer, if there is one; offsets in 1970, in summer.
ZONES = {
    "Europe/Berlin": ((-3600, -7200, 1, "+0100"), "+0200"),
    "America/New_York": ((18000, 14400, 1, "-0500"), "-0400"),
    "Asia/Kolkata": ((-19800, -19800, 0, "+0530"), "+0530"),
    "UTC": ((0, 0, 0, "+0000"), "+0000"),
}


@pytest.fixture(params=ZONES)
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The zone of the device."""
    monkeypatch.setenv("TZ", request.param)
    return str(request.param)


@pytest.fixture
def there(zone: str, dist: Path) -> Iterator[NodeWorker]:
    """A worker on such a device, from the snapshot that was made elsewhere."""
    made = NodeWorker(dist, "cpython")
    made.start()
    yield made
    made.end()


def of_packages(heard: Heard) -> list[tuple[Any, Any]]:
    """Which packages were loaded, and from where."""
    return [(each["name"], each["source"]) for each in of_kind(heard, "package") if each["state"] == "loaded"]


@pytest.mark.snapshot
def test_the_zone_is_that_of_the_device_in_each_run(there: NodeWorker, zone: str) -> None:
    assert there.capabilities["start"] == "snapshot"
    (timezone, altzone, daylight, offset), summer = ZONES[zone]
    told = f"({timezone}, {altzone}, {daylight}, '{offset}', {_delta(-timezone)})"
    assert there.value(TELL, fresh=True) == told
    there.run("import os, time; os.environ['TZ'] = 'Asia/Tokyo'; time.timezone, time.tzname = 5, ('A', 'B')")
    assert there.value(TELL, fresh=True) == told
    assert there.value(SUMMER, fresh=True) == f"' {summer}'"


def _delta(seconds: int) -> str:
    """The repr of a timedelta of so many seconds."""
    days = seconds // 86400
    parts = [f"days={days}"] if days else []
    rest = seconds - days * 86400
    parts += [f"seconds={rest}"] if rest else []
    return f"datetime.timedelta({', '.join(parts) or '0'})"


def test_time_zones_come_by_themselves_and_only_if_asked_for(worker: NodeWorker) -> None:
    assert of_packages(worker.run("import datetime, calendar, email.utils", fresh=True)) == []
    heard = worker.run("from zoneinfo import ZoneInfo; str(ZoneInfo('Europe/Berlin'))", fresh=True)
    assert of_packages(heard) == [("tzdata", "site")]
    assert [each["repr"] for each in of_kind(heard, "result")] == ["'Europe/Berlin'"]
    code = (
        "import zoneinfo\nfrom datetime import datetime, UTC\n"
        "zones = zoneinfo.available_timezones()\n"
        "there = datetime(2026, 7, 1, 12, tzinfo=UTC).astimezone(zoneinfo.ZoneInfo('Asia/Kathmandu'))\n"
        "(len(zones) > 500, 'UTC' in zones, there.isoformat())"
    )
    assert worker.value(code, fresh=True) == "(True, True, '2026-07-01T17:45:00+05:45')"


def test_shelves_and_databases_are_files_of_the_program(worker: NodeWorker) -> None:
    code = (
        "import shelve\nwith shelve.open('s') as shelf:\n    shelf['a'] = [1]\n"
        "with shelve.open('s') as shelf:\n    print(dict(shelf))\n"
    )
    heard = worker.run(code, fresh=True, files=[])
    assert (worker.text(), of_packages(heard)) == ("{'a': [1]}\n", [("offthread-dbm", "site")])
    assert _written(heard) == ["s"]
    code = (
        "import dbm, dbm.dumb, dbm.sqlite3\nprint(dbm.whichdb('s'))\n"
        "with dbm.dumb.open('d') as base:\n    base['ü'] = b'1'\n    base['ü'] = b'2'\n"
        "print(dbm.whichdb('d'), dict(dbm.open('d')), dbm.open('s').keys())"
    )
    heard = worker.run(code, fresh=True)
    assert worker.text() == "dbm.sqlite3\ndbm.dumb {b'\\xc3\\xbc': b'2'} [b'a']\n"
    assert {name.split(".")[0] for name in _written(heard)} == {"d"}


def _written(heard: Heard) -> list[str]:
    return sorted(name for each in of_kind(heard, "files") for name in each["changed"][::2])


def test_what_other_builds_keep_apart_is_there(worker: NodeWorker) -> None:
    code = (
        "import sqlite3, ssl, lzma, bz2, zlib, hashlib, decimal, ctypes, compression.zstd as zstd\n"
        "packed = (lzma.decompress(lzma.compress(b'a')), bz2.decompress(bz2.compress(b'b')), "
        "zstd.decompress(zstd.compress(b'c')))\n"
        "(sqlite3.connect(':memory:').execute('select 40 + 2').fetchone(), packed, "
        "hashlib.sha3_256(b'').hexdigest()[:8], ctypes.sizeof(ctypes.c_int), len(ssl.OPENSSL_VERSION) > 0)"
    )
    assert worker.value(code, fresh=True) == "((42,), (b'a', b'b', b'c'), 'a7ffc6f8', 4, True)"
