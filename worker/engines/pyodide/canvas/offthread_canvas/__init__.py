"""A canvas in the tab "Drawing", which a program paints on as a page's script would, and hears of from.

    from offthread_canvas import Canvas

    canvas = Canvas(400, 300)
    while True:
        for event in canvas.events():
            print(event)
        canvas.context.fillStyle = "teal"
        canvas.context.fillRect(*canvas.pointer, 10, 10)
        canvas.show()

`context` is JavaScript's own CanvasRenderingContext2D: https://developer.mozilla.org/docs/Web/API/Canvas_API.
A package of its own; it knows the page only by a door (door.py). The module `pygame` stands on it.
"""

from offthread_canvas.canvas import Canvas
from offthread_canvas.keys import Event
from offthread_canvas.sound import beep

__all__ = ["Canvas", "Event", "beep"]
