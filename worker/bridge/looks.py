"""What the page asks of the variables, while no program runs: answers, each with the question's id."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from worker import protocol
from worker.bridge import convert
from worker.kernel import tabulating
from worker.kernel.looking import ALL_MS, Late, Look, quiet
from worker.kernel.ordering import Orders
from worker.kernel.striking import Ended
from worker.kernel.tabulating import TABLE_MS, Gone, Wanted
from worker.kernel.variables import variables

if TYPE_CHECKING:
    from worker.bridge.edges import Edges
    from worker.bridge.page import Page
    from worker.bridge.runs import Fields, Runs

BUSY, GONE, SLOW, BROKEN = protocol.PROBLEMS


class Looks:
    """Looks at what programs have left."""

    def __init__(self, edges: Edges, page: Page, runs: Runs) -> None:
        self._edges, self._page, self._runs = edges, page, runs
        self._orders = Orders()

    def inspect(self, fields: Fields) -> None:
        """Answer INSPECT."""
        self._orders.forget()
        told: dict[str, Any] = {"rows": convert.array([]), **dict.fromkeys(protocol.GROUPS, 0)}

        def look_at(look: Look) -> None:
            rows, counts = variables(self._runs.names, fields["group"], max(fields["start"], 0), look)
            told.update(rows=convert.array(rows), **counts)

        problem = self._look(look_at, ALL_MS)
        self._page.say(protocol.report(protocol.VARIABLES, id=fields["id"], problem=problem, **told))

    def tabulate(self, fields: Fields) -> None:
        """Answer TABULATE."""
        made = tabulating.Page()

        def look_at(look: Look) -> None:
            nonlocal made
            made = tabulating.page(self._runs.names, _wanted(fields), self._orders, look)

        problem = self._look(look_at, TABLE_MS)
        self._page.say(
            protocol.report(
                protocol.TABLE,
                id=fields["id"],
                columns=convert.array(made.columns),
                numbers=made.numbers,
                labels=convert.array(made.labels),
                cells=convert.array(made.cells),
                rows=made.rows,
                width=made.width,
                problem=problem,
            )
        )

    def export(self, fields: Fields) -> None:
        """Answer EXPORT."""
        made: tuple[bytes, int, int] = b"", fields["start"], 0

        def look_at(look: Look) -> None:
            nonlocal made
            made = tabulating.piece(self._runs.names, _wanted(fields), self._orders, look)

        problem = self._look(look_at, TABLE_MS)
        data = convert.value(made[0])[0] if problem is None else None
        self._page.say(
            protocol.report(
                protocol.CSV, id=fields["id"], data=data, next=made[1], rows=made[2], problem=problem
            )
        )

    def _look(self, act: Callable[[Look], None], ms: float) -> str | None:
        """Do something with a look, and return what was in the way of it."""
        runs = self._runs
        if runs.is_busy:
            return BUSY
        look = Look(
            limit=self._edges.limit, arm=runs.pace.arm, rest=self._edges.end, within=runs.within, ms=ms
        )
        try:
            runs.expect_strike()
            self._page.is_muted = True
            with quiet():
                act(look)
        except Gone:
            return GONE
        except (Late, KeyboardInterrupt, Ended):
            return SLOW
        except Exception:  # noqa: BLE001 - whatever a program has made may refuse to be looked at
            return BROKEN
        finally:
            runs.pace.arm(False)
            self._edges.end()
            self._page.is_muted = False
        return None


def _wanted(fields: Fields) -> Wanted:
    return Wanted(fields["name"], fields["start"], fields.get("column"), fields.get("descending", False))
