"""What packages import only when they are used for the first time, so that an image of them has it, too.

Found by running what beginners write, and looking at what was imported beyond the first line: of a first
derivative in sympy, which took two seconds, nineteen twentieths were imports.
"""

from __future__ import annotations

import importlib
import sys

# By the module that has been imported.
LATE = {
    "matplotlib.pyplot": (
        "matplotlib.backends.backend_agg",
        "PIL.BmpImagePlugin",
        "PIL.GifImagePlugin",
        "PIL.JpegImagePlugin",
        "PIL.PngImagePlugin",
        "PIL.PpmImagePlugin",
    ),
    "numpy": ("numpy.fft", "numpy.rec"),
    "pandas": ("pandas.io.formats.csvs", "pandas.io.formats.html"),
    "sympy": (
        # Sets the formulas of results.
        "latex2mathml.converter",
        "sympy.assumptions.wrapper",
        "sympy.integrals.heurisch",
        "sympy.integrals.manualintegrate",
        "sympy.integrals.risch",
        "sympy.physics.units",
        "sympy.sets.handlers.functions",
        "sympy.sets.handlers.issubset",
        "sympy.sets.setexpr",
        "sympy.tensor.tensor",
    ),
}


def import_late() -> None:
    """Import what belongs to the packages that are there; another version may lack some of it."""
    for module, names in LATE.items():
        for name in names if module in sys.modules else ():
            try:
                importlib.import_module(name)
            except ImportError:
                continue
