"""A connection of `http.client` that is none: somebody else makes whole requests, and answers are read."""

import http.client
from typing import Any

import pytest

from worker.kernel.wire import Answer, Ask, Wire, of_program


class Host:
    """Answers whatever it is asked, and notes it."""

    def __init__(self, *answers: Answer) -> None:
        self.asked: list[Ask] = []
        self.answers = list(answers)

    def send(self, ask: Ask) -> Answer:
        self.asked.append(ask)
        return self.answers.pop(0)


def connected(host: Host, seconds: float | None = None) -> http.client.HTTPConnection:
    connection = http.client.HTTPConnection("site.test")
    made: Any = connection
    made.sock = Wire("http://site.test", seconds, host.send)
    return connection


def test_a_request_is_made_as_a_whole_and_its_answer_read() -> None:
    host = Host(Answer(200, "http://site.test/there", [("Content-Type", "text/plain")], b"content"))
    connection = connected(host, 3)
    connection.request("POST", "/a?b=1", body=b"data", headers={"X-Mine": "yes", "User-Agent": "me"})
    assert host.asked == [Ask("POST", "http://site.test/a?b=1", [("X-Mine", "yes")], b"data", 3)]
    response = connection.getresponse()
    assert (response.status, response.reason, response.getheaders()) == (
        200,
        "OK",
        [("Content-Type", "text/plain"), ("Content-Length", "7")],
    )
    assert response.read() == b"content"


def test_one_connection_takes_one_request_after_the_other() -> None:
    answers = [Answer(200, "", [], text) for text in (b"one", b"", b"three")]
    host = Host(*answers)
    connection = connected(host)
    for number in range(3):
        connection.request("GET", f"/{number}")
        assert connection.getresponse().read() == answers[number].body
    assert [ask.url for ask in host.asked] == [f"http://site.test/{number}" for number in range(3)]


@pytest.mark.parametrize("pieces", [[b"a=1"], [b"a", b"=1"], [b"0\r\n\r\n", b"more"], []])
def test_data_in_chunks_is_sent_as_one(pieces: list[bytes]) -> None:
    host = Host(Answer(200, "", [], b""))
    connected(host).request(
        "PUT", "/", body=iter(pieces), encode_chunked=True, headers={"Transfer-Encoding": "chunked"}
    )
    assert [(ask.method, ask.headers, ask.body) for ask in host.asked] == [
        ("PUT", [], b"".join(pieces) or None)
    ]


def test_what_the_browser_has_decoded_is_not_decoded_again() -> None:
    told = [
        ("content-encoding", "gzip"),
        ("content-length", "9"),
        ("transfer-encoding", "chunked"),
        ("x-more", "y"),
    ]
    connection = connected(Host(Answer(200, "", told, b"decoded text")))
    connection.request("GET", "/")
    response = connection.getresponse()
    assert response.getheaders() == [("x-more", "y"), ("Content-Length", "12")]
    assert response.read() == b"decoded text"


def test_an_answer_to_head_has_a_length_and_no_content() -> None:
    connection = connected(Host(Answer(404, "", [("content-length", "900")], b"")))
    connection.request("HEAD", "/")
    response = connection.getresponse()
    assert (response.status, response.getheader("content-length"), response.read()) == (404, "900", b"")


def test_an_address_in_the_place_of_a_path_is_where_the_request_goes() -> None:
    host = Host(Answer(299, "", [], b""))
    connection = connected(host)
    connection.request("GET", "http://other.test/x")
    assert host.asked[0].url == "http://other.test/x"
    assert connection.getresponse().status == 299


def test_why_there_is_no_answer_is_said_where_the_request_is_made() -> None:
    def fail(_: Ask) -> Answer:
        raise ConnectionError("no")

    connection = http.client.HTTPConnection("site.test")
    made: Any = connection
    made.sock = Wire("http://site.test", None, fail)
    with pytest.raises(ConnectionError, match="no"):
        connection.request("GET", "/")


def test_headers_that_are_the_browsers_are_left_to_it() -> None:
    given = [("Host", "x"), ("Accept", "*/*"), ("sec-fetch-mode", "x"), ("Proxy-A", "x"), ("Cookie", "a=b")]
    assert of_program(given) == [("Accept", "*/*")]
