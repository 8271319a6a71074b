"""The loading bar: what is being loaded, how much of how much, from where. Its space is always kept."""

from app import browser, units

TYPE_CHECKING = False
if TYPE_CHECKING:
    from app.link import Fields

SOURCES = {"site": "this site", "cache": "this device"}


class Loading:
    """Shows the start's downloads and those of packages."""

    def __init__(self) -> None:
        self._box, self._bar = browser.element("loading"), browser.element("progress")
        self._fill, self._words = browser.element("fill"), browser.element("loading-words")
        self._packages: dict[str, tuple[int, int]] = {}

    def show_start(self) -> None:
        """Show that a start has begun, of which nothing is known yet."""
        self._packages = {}
        self._show("Starting Python", None, None)

    def show_progress(self, fields: "Fields") -> None:
        """Show a PROGRESS report."""
        loaded, total = _whole(fields["loaded"]), _optional(fields.get("total"))
        words = _words(str(fields["file"]), loaded, total, str(fields["source"]))
        self._show(words, _whole(fields["all_loaded"]), _optional(fields.get("all_total")))

    def show_package(self, fields: "Fields") -> None:
        """Show a PACKAGE report; the bar is that of all packages of this run."""
        name, loaded, total = str(fields["name"]), _whole(fields["loaded"]), _optional(fields.get("total"))
        self._packages[name] = (loaded, loaded if total is None else total)
        title = f"{name} {fields['version']}" if "version" in fields else name
        if fields["state"] == "loading":
            sums = self._packages.values()
            words = _words(title, loaded, total, str(fields["source"]))
            self._show(words, sum(each[0] for each in sums), sum(each[1] for each in sums))
        elif fields["state"] == "loaded":
            self._show(f"{title} — loaded, {_from(str(fields['source']))}", 1, 1)

    def hide(self) -> None:
        """Show nothing, and keep the space."""
        self._packages = {}
        self._box.setAttribute("data-active", "false")

    def _show(self, words: str, loaded: "int | None", total: "int | None") -> None:
        self._box.setAttribute("data-active", "true")
        self._words.textContent = words
        self._words.setAttribute("title", words)
        if loaded is None or not total:
            self._bar.removeAttribute("aria-valuenow")
            self._fill.style.setProperty("--done", "0")
            return
        self._bar.setAttribute("aria-valuemax", str(max(loaded, total)))
        self._bar.setAttribute("aria-valuenow", str(loaded))
        self._bar.setAttribute("aria-valuetext", words)
        self._fill.style.setProperty("--done", f"{min(1, loaded / total):.3f}")


def _words(what: str, loaded: int, total: "int | None", source: str) -> str:
    return f"{what} — {units.progress(loaded, total)}, {_from(source)}"


def _from(source: str) -> str:
    return f"from {SOURCES.get(source, source)}"


def _whole(value: object) -> int:
    return value if type(value) is int else 0


def _optional(value: object) -> "int | None":
    return value if type(value) is int else None
