"""The interface that Python's edges and JavaScript's are both checked by."""

from pathlib import Path

from tools.build.edges_ts import HEAD, typescript

SAMPLE = '''
class Base(Protocol):
    @property
    def size(self) -> int: ...

class Door(Base, Protocol):
    """Says nothing of itself here."""

    armed: bool
    def load(self, name: str, run: int | None) -> Awaitable[str | None]: ...
    def forget(self, names: JsProxy) -> None: ...
    def keep(self) -> Awaitable[None]: ...
'''


def test_an_interface_becomes_typescripts(tmp_path: Path) -> None:
    source = tmp_path / "edges.pyi"
    source.write_text(SAMPLE)
    assert typescript((source,)) == HEAD + (
        "export interface Base {\n"
        "  readonly size: number;\n"
        "}\n"
        "export interface Door extends Base {\n"
        "  armed: boolean;\n"
        "  load(name: string, run: number | undefined): Promise<string | undefined>;\n"
        "  forget(names: any): void;\n"
        "  keep(): Promise<void>;\n"
        "}\n"
    )


def test_all_that_the_worker_asks_for_is_there() -> None:
    text = typescript()
    assert "export interface Edges extends PackageEdges {" in text
    assert "  heap(): number;\n" in text
