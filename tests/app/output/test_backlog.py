from app.output.backlog import HURRY_CHARACTERS, HURRY_LINES, STEP, SWAMP, Backlog
from tests.app.portions import Portion


def test_texts_come_out_in_steps_and_in_order() -> None:
    backlog = Backlog(max_lines=5000)
    backlog.put("stdout", "a")
    backlog.put("stderr", Portion("b" * (STEP + 1)))
    steps = []
    while not backlog.is_empty:
        steps.append(backlog.step())
    assert steps == [("stdout", "a"), ("stderr", "b" * STEP), ("stderr", "b")]


def test_lines_that_would_fall_off_are_given_up_and_counted() -> None:
    backlog = Backlog(max_lines=3)
    assert backlog.put("stdout", Portion("1\n2\n")) == 0
    assert backlog.put("stdout", Portion("3\n4\n5\n6\n")) == 3
    assert backlog.step() == ("stdout", "4\n5\n6\n")
    assert backlog.is_empty


def test_what_is_given_up_may_still_set_the_style() -> None:
    class Styled(Portion):
        def skip(self, lines: int) -> str:
            super().skip(lines)
            return "\x1b[31m"

        def copy(self) -> Portion:
            return Styled(self.text)

    backlog = Backlog(max_lines=1)
    assert backlog.put("stdout", Styled("1\n2\n")) == 1
    assert [backlog.step(), backlog.step()] == [("stdout", "\x1b[31m"), ("stdout", "2\n")]


def test_it_tells_when_no_more_should_come() -> None:
    backlog = Backlog(max_lines=5000)
    backlog.put("stdout", Portion("\r" * (SWAMP + 1)))
    assert backlog.is_swamped
    backlog.drop()
    assert (backlog.is_swamped, backlog.is_empty) == (False, True)


def test_a_text_stays_whole_for_others() -> None:
    backlog = Backlog(max_lines=1)
    text = Portion("1\n2\n3")
    backlog.put("stdout", text)
    backlog.step()
    assert text.text == "1\n2\n3"


def test_in_a_hurry_little_is_left_until_it_relaxes() -> None:
    backlog = Backlog(max_lines=5000)
    lines = "".join(f"{number}\n" for number in range(1000))
    backlog.put("stdout", Portion(lines))
    assert backlog.hurry() == 1000 - HURRY_LINES
    assert backlog.put("stdout", Portion("\r" + "x" * 99)) == 0
    assert backlog.put("stdout", Portion("\r123456789" * 9999)) == 0
    backlog.relax(5000)
    assert backlog.put("stdout", Portion(lines)) == 0
    steps = []
    while not backlog.is_empty:
        steps.append(backlog.step()[1])
    text = "".join(steps)
    assert text.startswith("800\n801\n")
    assert text.endswith("999\n\r" + "x" * 99 + "\r123456789" * (HURRY_CHARACTERS // 10) + lines)
