"""What Lighthouse says of the site: mobile, cold, in four categories.

It is of 111 MB, which nothing else needs: so it is no package of ours, but put into build/ by npm when this
part of the bench is first asked for, in the version that stands here.
"""

import json
from pathlib import Path
from typing import Any

from tools.base import chromium
from tools.base.environment import node, node_env, npm
from tools.base.paths import BUILD
from tools.base.steps import run
from tools.bench.lab import Lab
from tools.bench.report import Row, Spread

PACKAGE = "lighthouse@12.2.3"
FOLDER = BUILD / "lighthouse"
PROGRAM = FOLDER / "node_modules" / "lighthouse" / "cli" / "index.js"

# Points of 100 that a category may lack.
CATEGORIES = {"performance": 10, "accessibility": 0, "best-practices": 0, "seo": 0}
TIMES = ("total-blocking-time", "first-contentful-paint", "largest-contentful-paint")

Scores = dict[str, Any]


def lighthouse(lab: Lab) -> list[Row]:
    """Points that the site lacks, and the times that count most in them, as Lighthouse simulates a phone."""
    _install()
    reports = [_report(lab.isolated.url) for _ in range(lab.runs)]
    return [*_points(reports), *_times(reports)]


def _points(reports: list[Scores]) -> list[Row]:
    return [
        Row(
            "lighthouse",
            f"points that {name} lacks of 100, mobile, cold",
            Spread.of(100 - 100 * each["categories"][name]["score"] for each in reports),
            limit=most,
            unit="points",
        )
        for name, most in CATEGORIES.items()
    ]


def _times(reports: list[Scores]) -> list[Row]:
    return [
        Row(
            "lighthouse",
            f"{name.replace('-', ' ')}, mobile, cold",
            Spread.of(each["audits"][name]["numericValue"] for each in reports),
        )
        for name in TIMES
    ]


def _install() -> None:
    if PROGRAM.is_file():
        return
    FOLDER.mkdir(parents=True, exist_ok=True)
    command: list[str | Path] = [
        *npm(),
        "install",
        "--prefix",
        FOLDER,
        "--no-save",
        "--no-audit",
        "--no-fund",
        PACKAGE,
    ]
    run("install Lighthouse", command, "Check the connection, or leave out this part.", env=_environment())


def _report(address: str) -> Scores:
    output = FOLDER / "report.json"
    flags = " ".join(["--headless=new", *chromium.arguments()])
    command: list[str | Path] = [
        node(),
        PROGRAM,
        address,
        "--quiet",
        "--output=json",
        f"--output-path={output}",
        f"--chrome-flags={flags}",
    ]
    run("ask Lighthouse", command, "Run this part alone, on an idle machine.", env=_environment())
    report: Scores = json.loads(output.read_text(encoding="utf-8"))
    return report


def _environment() -> dict[str, str]:
    found = chromium.find().executable
    browser = {"CHROME_PATH": str(found)} if found else {}
    return {**node_env(), **browser}
