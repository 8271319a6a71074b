"""Of what a program shows some is kept, and the rest is counted."""

from typing import TYPE_CHECKING

from app.compare.gallery import Gallery

if TYPE_CHECKING:
    from worker.messages import DisplayFields


def html(data: str, slot: str = "") -> "DisplayFields":
    fields: DisplayFields = {"id": 1, "seq": 1, "mime": "text/html", "data": data, "text": "<HTML>"}
    if slot:
        fields["slot"] = slot
    return fields


def gallery(*fields: "DisplayFields", most: int = 3, most_weight: int = 100000) -> Gallery:
    made = Gallery(most, most_weight)
    for each in fields:
        made.add(each)
    return made


def test_displays_are_kept_in_their_order_and_taken_once() -> None:
    made = gallery(html("a"), html("b"))
    assert [each["data"] for each in made.shown] == ["a", "b"]
    assert (made.take_fresh(), made.take_fresh()) == ([0, 1], [])


def test_what_has_the_slot_of_another_takes_its_place() -> None:
    made = gallery(html("a", slot="x"), html("b"))
    made.take_fresh()
    made.add(html("c", slot="x"))
    made.add(html("d", slot="x"))
    assert ([each["data"] for each in made.shown], made.take_fresh()) == (["d", "b"], [0])


def test_what_is_beyond_a_bound_is_counted() -> None:
    made = gallery(*[html(str(number)) for number in range(5)])
    assert (len(made.shown), made.left_out) == (3, 2)
    made = gallery(html("a" * 60000), html("b" * 60000), html("c"))
    assert ([str(each["data"])[0] for each in made.shown], made.left_out) == (["a", "c"], 1)


def test_what_takes_a_place_is_never_left_out() -> None:
    made = gallery(html("a" * 60000, slot="x"), html("b" * 90000, slot="x"), most_weight=70000)
    assert ([str(each["data"])[0] for each in made.shown], made.left_out) == (["b"], 0)
