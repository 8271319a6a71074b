"""The box of a page as the browser has it: its frame, and the workers in it with their engines."""

from playwright.sync_api import Frame, Page, Worker

from tools.base import paths
from tools.build.engines import ENGINES

TITLE = "Where programs run"
READ = "(address) => fetch(address).then((response) => response.text())"


def frame(page: Page) -> Frame:
    """Return the frame in which the page has its programs run: perhaps within an empty one."""
    return next(each for each in page.frames if each.parent_frame and is_box(each))


def is_box(frame: Frame) -> bool:
    """Tell whether a frame is the box, and not one in which something is shown."""
    return frame.frame_element().get_attribute("title") == TITLE


def workers(page: Page) -> list[Worker]:
    """Return the workers in the box. All others are of the site's own origin."""
    return [each for each in page.workers if each.url.startswith("blob:null/")]


def engines(page: Page) -> list[str]:
    """Return the engines of these workers, in order. One may be too busy to be asked, but not its frame."""
    inside = frame(page)
    return sorted(_engine(inside.evaluate(READ, each.url)) for each in workers(page))


def _engine(script: str) -> str:
    """Return the engine that a script is of."""
    for engine in ENGINES:
        (path,) = (paths.DIST / "assets").glob(f"{engine.worker}.*.mjs")
        if script.endswith(path.read_text(encoding="utf-8")):
            return engine.name
    raise AssertionError("there is a worker in the box that is none of an engine")
