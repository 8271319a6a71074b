"""Run pip as if it ran in another Python: `python pip_for_target.py MARKERS ARGUMENT …`.

pip can be told for which Python and platform to look for wheels, but it evaluates environment markers
(`; sys_platform != "emscripten"`) for the Python that it runs in. MARKERS is a JSON object of their values.
A program of its own, since pip is none to be imported by others.
"""

import json
import sys

from pip._internal.cli.main import main
from pip._vendor.packaging import markers


def run(argv: list[str]) -> int:
    """Carry out a command of pip and return its exit code."""
    environment: dict[str, str] = json.loads(argv[0])
    markers.default_environment = lambda: dict(environment)  # type: ignore[assignment,return-value]
    return main(argv[1:])


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
