"""A Pyodide as the target of wheels: which tags fit it, and what environment markers mean in it.

All of it follows from the lock file of that Pyodide; nothing is fetched here.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Lock = dict[str, Any]


@dataclass(frozen=True)
class Target:
    """The Python and the platform that a wheel must be for.

    python: such as "3.14.2"; platform: the tag, such as "pyemscripten_2026_0_wasm32"; emscripten: such as
    "5.0.3".
    """

    python: str
    platform: str
    emscripten: str

    @property
    def abi(self) -> str:
        """The tag of the Python's own binary interface, such as "cp314"."""
        major, minor = self.python.split(".")[:2]
        return f"cp{major}{minor}"

    @property
    def abis(self) -> tuple[str, ...]:
        """The tags of all binary interfaces that fit."""
        return (self.abi, "abi3", "none")

    def markers(self) -> dict[str, str]:
        """What `sys_platform` and the like are there
        (https://packaging.python.org/en/latest/specifications/dependency-specifiers/#environment-markers)."""
        return {
            "implementation_name": "cpython",
            "implementation_version": self.python,
            "os_name": "posix",
            "platform_machine": "wasm32",
            "platform_python_implementation": "CPython",
            "platform_release": self.emscripten,
            "platform_system": "Emscripten",
            "platform_version": "#1",
            "python_full_version": self.python,
            "python_version": ".".join(self.python.split(".")[:2]),
            "sys_platform": "emscripten",
        }


def of(lock: Lock) -> Target:
    """Return the target that a lock file is for."""
    info = lock["info"]
    _, _, emscripten = str(info["platform"]).partition("_")
    return Target(str(info["python"]), _platform(info, lock["packages"]), emscripten.replace("_", "."))


def _platform(info: Mapping[str, Any], packages: Mapping[str, Any]) -> str:
    """The platform tag: what most wheels of the distribution itself bear."""
    ending = f"{info['abi_version']}_{info['arch']}"
    tag = re.compile(rf"-(\w+_{re.escape(ending)})\.whl$")
    found = (tag.search(str(each["file_name"])) for each in packages.values())
    counts = Counter(match[1] for match in found if match)
    # Since 2026 the tag is the one of PEP 783.
    name = "pyemscripten" if int(str(info["abi_version"])[:4]) >= 2026 else "pyodide"
    return counts.most_common(1)[0][0] if counts else f"{name}_{ending}"
