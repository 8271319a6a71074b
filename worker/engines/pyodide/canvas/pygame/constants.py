"""Names of kinds of events, of keys and of options, with the values that SDL 2 gives them.

https://www.pygame.org/docs/ref/locals.html
"""

from __future__ import annotations

QUIT, ACTIVEEVENT, KEYDOWN, KEYUP, TEXTINPUT = 0x100, 0x8000, 0x300, 0x301, 0x303
MOUSEMOTION, MOUSEBUTTONDOWN, MOUSEBUTTONUP, MOUSEWHEEL = 0x400, 0x401, 0x402, 0x403
VIDEORESIZE, VIDEOEXPOSE, USEREVENT, NUMEVENTS = 0x8005, 0x8006, 0x8067, 0xFFFF
NOEVENT = 0

SRCALPHA, SRCCOLORKEY, FULLSCREEN, RESIZABLE, DOUBLEBUF = 0x10000, 0x1000, -0x80000000, 0x10, 0x40000000
HWSURFACE, NOFRAME, SCALED, OPENGL = 1, 0x20, 0x200, 2
# Devices that a page tells nothing of: programs may ask for them all the same.
TEXTEDITING, DROPFILE, WINDOWFOCUSGAINED, WINDOWFOCUSLOST = 0x302, 0x1000, 0x8015, 0x8016
JOYAXISMOTION, JOYBALLMOTION, JOYHATMOTION, JOYBUTTONDOWN, JOYBUTTONUP = 0x600, 0x601, 0x602, 0x603, 0x604
JOYDEVICEADDED, JOYDEVICEREMOVED, FINGERDOWN, FINGERUP, FINGERMOTION = 0x605, 0x606, 0x700, 0x701, 0x702
BLEND_ADD, BLEND_SUB, BLEND_MULT, BLEND_MIN, BLEND_MAX = 1, 2, 3, 4, 5
BLEND_RGB_ADD, BLEND_RGB_SUB, BLEND_RGB_MULT, BLEND_RGB_MIN, BLEND_RGB_MAX = 1, 2, 3, 4, 5
BLEND_RGBA_ADD, BLEND_RGBA_SUB, BLEND_RGBA_MULT, BLEND_RGBA_MIN, BLEND_RGBA_MAX = 6, 7, 8, 9, 10
KMOD_NONE, KMOD_SHIFT, KMOD_CTRL, KMOD_ALT, KMOD_META = 0, 3, 192, 768, 3072
KMOD_LSHIFT, KMOD_RSHIFT, KMOD_LCTRL, KMOD_RCTRL, KMOD_LALT, KMOD_RALT = 1, 2, 64, 128, 256, 512
BUTTON_LEFT, BUTTON_MIDDLE, BUTTON_RIGHT, BUTTON_WHEELUP, BUTTON_WHEELDOWN = 1, 2, 3, 4, 5

_FAR = 1 << 30
# The code of each key by what a browser calls it; letters and signs have that of their character.
CODES = {
    "Enter": 13, "Escape": 27, "Backspace": 8, "Tab": 9, " ": 32, "Delete": 127,
    "ArrowRight": _FAR + 79, "ArrowLeft": _FAR + 80, "ArrowDown": _FAR + 81, "ArrowUp": _FAR + 82,
    "Insert": _FAR + 73, "Home": _FAR + 74, "PageUp": _FAR + 75, "End": _FAR + 77, "PageDown": _FAR + 78,
    "CapsLock": _FAR + 57, "Control": _FAR + 224, "Shift": _FAR + 225, "Alt": _FAR + 226,
} | {f"F{number}": _FAR + 57 + number for number in range(1, 13)}  # fmt: skip

K_RETURN, K_ESCAPE, K_BACKSPACE, K_TAB, K_SPACE, K_DELETE = 13, 27, 8, 9, 32, 127
K_RIGHT, K_LEFT, K_DOWN, K_UP = (_FAR + at for at in (79, 80, 81, 82))
K_INSERT, K_HOME, K_PAGEUP, K_END, K_PAGEDOWN, K_CAPSLOCK = (_FAR + at for at in (73, 74, 75, 77, 78, 57))
# A browser does not tell left from right by the name of a key.
K_LCTRL, K_LSHIFT, K_LALT = (_FAR + at for at in (224, 225, 226))
K_RCTRL, K_RSHIFT, K_RALT = K_LCTRL, K_LSHIFT, K_LALT
K_KP_ENTER = K_RETURN
K_EXCLAIM, K_QUOTEDBL, K_HASH, K_DOLLAR, K_PERCENT, K_AMPERSAND, K_QUOTE = 33, 34, 35, 36, 37, 38, 39
K_LEFTPAREN, K_RIGHTPAREN, K_ASTERISK, K_PLUS, K_COMMA, K_MINUS, K_PERIOD, K_SLASH = range(40, 48)
K_COLON, K_SEMICOLON, K_LESS, K_EQUALS, K_GREATER, K_QUESTION, K_AT = range(58, 65)
K_LEFTBRACKET, K_BACKSLASH, K_RIGHTBRACKET, K_CARET, K_UNDERSCORE, K_BACKQUOTE = range(91, 97)
K_0, K_1, K_2, K_3, K_4, K_5, K_6, K_7, K_8, K_9 = range(48, 58)
K_KP0, K_KP1, K_KP2, K_KP3, K_KP4, K_KP5, K_KP6, K_KP7, K_KP8, K_KP9 = range(48, 58)
K_KP_PLUS, K_KP_MINUS, K_KP_MULTIPLY, K_KP_DIVIDE, K_KP_PERIOD = (
    K_PLUS,
    K_MINUS,
    K_ASTERISK,
    K_SLASH,
    K_PERIOD,
)
K_a, K_b, K_c, K_d, K_e, K_f, K_g, K_h, K_i, K_j, K_k, K_l, K_m = range(97, 110)
K_n, K_o, K_p, K_q, K_r, K_s, K_t, K_u, K_v, K_w, K_x, K_y, K_z = range(110, 123)
K_F1, K_F2, K_F3, K_F4, K_F5, K_F6, K_F7, K_F8, K_F9, K_F10, K_F11, K_F12 = range(_FAR + 58, _FAR + 70)

NAMES = {13: "return", 27: "escape", 8: "backspace", 9: "tab", 32: "space", 127: "delete"} | {
    code: name.removeprefix("Arrow").lower() for name, code in CODES.items() if code >= _FAR
}


def code_of(key: str) -> int:
    """Return the code of a key by what a browser calls it; 0 if it has none."""
    return CODES.get(key) or (ord(key.lower()) if len(key) == 1 else 0)


__all__ = [name for name in dir() if name[0].isupper() and name not in ("CODES", "NAMES")]
