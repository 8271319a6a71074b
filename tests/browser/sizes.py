"""What sizes and places things of a page have: functions of JavaScript that tell, for tests."""

# Lines of the program of which all can be seen: nothing is over them, and they are inside of the window.
LINES = """() => [...document.querySelectorAll("#editor .cm-line")].filter((line) => {
  const { left, top, bottom } = line.getBoundingClientRect();
  return [top + 1, bottom - 1].every((y) => line.contains(document.elementFromPoint(left + 20, y)));
}).length"""
# Targets that are smaller than so many pixels; what ticks is as large as its label.
SMALLER = """(root, least) => [
  ...root.querySelectorAll("button, a[href], input, select, textarea, [role=tab], [role=option]")]
  .map((each) => (each.matches("[type=radio], [type=checkbox]") ? each.closest("label") : each))
  .filter((each) => each.checkVisibility({ visibilityProperty: true }))
  .map((each) => [each.id || each.textContent, each.getBoundingClientRect()])
  .filter(([, { width, height }]) => Math.min(width, height) < least)
  .map(([name, { width, height }]) => `${name}: ${width} × ${height}`)"""
# Targets of which something is outside of the window at a side.
CUT = """() => [...document.querySelectorAll("button, select, [role=tab]")]
  .filter((each) => each.checkVisibility({ visibilityProperty: true }))
  .map((each) => [each.id || each.textContent, each.getBoundingClientRect()])
  .filter(([, { left, right }]) => left < 0 || right > innerWidth + 0.5)
  .map(([name]) => name)"""
# Sizes of all texts that are shown, by what they are the sizes of.
TEXTS = """() => [...document.querySelectorAll("body *")]
  .filter((each) => each.checkVisibility({ visibilityProperty: true }))
  .filter((each) => [...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
  .map((each) => [each.id || each.className || each.tagName, parseFloat(getComputedStyle(each).fontSize)])"""
# Controls that cover each other.
OVERLAPS = """() => {
  const all = [...document.querySelectorAll("button, select, [role=tab], h1")]
    .filter((each) => each.checkVisibility({ visibilityProperty: true }));
  const boxes = all.map((each) => each.getBoundingClientRect());
  const over = (from, to, otherFrom, otherTo) => from < otherTo - 1 && otherFrom < to - 1;
  const meet = (a, b) => over(a.left, a.right, b.left, b.right) && over(a.top, a.bottom, b.top, b.bottom);
  return all.flatMap((one, i) => all.slice(i + 1).filter((other, j) => meet(boxes[i], boxes[i + 1 + j]))
    .map((other) => `${one.id || one.textContent} / ${other.id || other.textContent}`));
}"""
