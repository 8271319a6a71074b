"""What a browser lacks of a network is said at once; a link that a program would open is shown."""

import pytest
from playwright.sync_api import expect

from tests.browser.playground import Playground
from tests.browser.settings import ISOLATED, OLDER, PLAIN

pytestmark = pytest.mark.settings(ISOLATED, PLAIN, OLDER)

SOCKETS = {
    "create_connection": "import socket\nsocket.create_connection(('no-such-host.invalid', 80), timeout=2)",
    "connect": "import socket\nsocket.socket().connect(('127.0.0.1', 80))",
    "connect_ex": "import socket\nsocket.socket().connect_ex(('127.0.0.1', 80))",
    "a datagram": "import socket\nsocket.socket(type=socket.SOCK_DGRAM).sendto(b'x', ('127.0.0.1', 80))",
    "a name": "import socket\nsocket.gethostbyname('example.org')",
    "asyncio": "import asyncio\nawait asyncio.open_connection('example.org', 80)",
    "smtplib": "import smtplib\nsmtplib.SMTP('localhost')",
    "ftplib": "import ftplib\nftplib.FTP('example.org')",
    "imaplib": "import imaplib\nimaplib.IMAP4_SSL('example.org')",
    "poplib": "import poplib\npoplib.POP3('example.org')",
    "urllib's ftp": "import urllib.request\nurllib.request.urlopen('ftp://example.org/')",
}
SERVERS = {
    "http.server": "import http.server\nhttp.server.HTTPServer(('', 8000), None)",
    "socketserver": "import socketserver\nsocketserver.TCPServer(('localhost', 8000), None)",
    "bind": "import socket\nsocket.socket().bind(('', 8000))",
    "create_server": "import socket\nsocket.create_server(('', 8000))",
    "asyncio": "import asyncio\nawait asyncio.start_server(print, '', 8000)",
    "wsgiref": "from wsgiref.simple_server import make_server\nmake_server('', 8000, None)",
}


def test_what_needs_sockets_says_at_once_that_there_are_none(play: Playground) -> None:
    opened: list[str] = []
    play.page.on("websocket", lambda each: opened.append(each.url))
    for code in SOCKETS.values():
        ((kind, told),) = play.run(code)
        assert kind == "error"
        assert "A browser has no sockets" in told
        assert "To read an address, use urllib.request or requests." in told
    for code in SERVERS.values():
        ((kind, told),) = play.run(code)
        assert "A browser tab cannot be a server" in told
    assert opened == []


def test_what_needs_no_other_machine_works(play: Playground) -> None:
    code = "import socket\nprint(socket.gethostname() != '', socket.inet_ntoa(socket.inet_aton('1.2.3.4')))\n"
    code += (
        "s = socket.socket()\ns.settimeout(1)\ns.close()\nprint(socket.getaddrinfo('127.0.0.1', 80)[0][4])"
    )
    assert play.run(code) == [("stdout", "True 1.2.3.4\n('127.0.0.1', 80)\n")]


def test_webbrowser_shows_a_link_and_opens_nothing(play: Playground) -> None:
    pages = len(play.page.context.pages)
    for program in (
        "import webbrowser\nprint(webbrowser.open('https://example.org/a?b=ü'))",
        "import antigravity",
    ):
        play.run(program)
    first, second = (play.of_kind("display").nth(at).get_by_role("link") for at in range(2))
    expect(first).to_have_text("https://example.org/a?b=%C3%BC")
    expect(first).to_have_attribute("rel", "noopener noreferrer")
    expect(second).to_have_text("https://xkcd.com/353/")
    assert ("stdout", "True\n") in play.entries()
    assert len(play.page.context.pages) == pages
    # Each run is a program of its own.
    play.run("import antigravity")
    expect(play.of_kind("display")).to_have_count(3)
