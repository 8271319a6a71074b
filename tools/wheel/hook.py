"""What hatchling, the build backend, does besides: it packs the sources into the wheel.

Named in pyproject.toml, so `pip install .` makes the same wheel as `python3 build.py wheel`.
"""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tools.wheel import carried


class SourcesHook(BuildHookInterface[Any]):
    """Adds the archive of the sources to the package."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - the interface has it
        """Write the archive, and say where it goes."""
        archive = Path(self.directory) / carried.ARCHIVE
        carried.write(Path(self.root), archive)
        build_data["force_include"][str(archive)] = f"offthread/{carried.ARCHIVE}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Leave nothing but the wheel."""
        (Path(self.directory) / carried.ARCHIVE).unlink()
