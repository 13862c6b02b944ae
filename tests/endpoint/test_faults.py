"""A server that fails: what is sent again, how long is waited, what is told at once; budget, rate, network."""

from __future__ import annotations

import json
import socket
import time
from pathlib import Path

import pytest

from consistency.cli import main
from endpoint.conftest import RUSSIAN, Translate, ferry
from endpoint.server import ChatServer, plainly

LINES = ["Погибли 12 человек.", "Суд отложил решение."]
RIGHT = "".join(f"{plainly(line)}\n" for line in LINES)


@pytest.mark.parametrize("fault", ["429", "429 0", "429 0.01", "500", "502", "503", "529", "cut", "gone", "html", "shy"])
def test_what_passes_is_sent_again(translate: Translate, chat: ChatServer, fault: str) -> None:
    chat.faults = [fault, fault]
    assert translate(LINES) == (0, RIGHT, "")
    bodies = [asked.body for asked in chat.asked]
    assert bodies == [bodies[0]] * 3


@pytest.mark.parametrize("fault", ["late", "drip"])
def test_an_answer_that_is_late_is_asked_for_again(translate: Translate, chat: ChatServer, fault: str) -> None:
    chat.faults = [fault]
    assert translate(LINES, timeout=1) == (0, RIGHT, "")


def test_a_server_says_how_long_to_wait(translate: Translate, chat: ChatServer) -> None:
    chat.faults = ["429 0.3"]
    assert translate(LINES, backoff=0) == (0, RIGHT, "")
    first, second = chat.asked
    assert second.at - first.at >= 0.3


@pytest.mark.parametrize("wait", ["86400", "Fri, 01 Jan 2100 00:00:00 GMT"])
def test_nobody_waits_for_a_day(translate: Translate, chat: ChatServer, wait: str) -> None:
    chat.faults = [f"429 {wait}"]
    code, out, err = translate(LINES)
    assert (code, out, len(chat.asked)) == (2, "", 1)
    assert "429: too many requests: it asks to wait" in err and "what is translated is kept" in err


def test_a_date_that_is_past_is_no_wait(translate: Translate, chat: ChatServer) -> None:
    chat.faults = ["503 gone", "429 Fri, 01 Jan 2010 00:00:00 GMT"]
    assert translate(LINES) == (0, RIGHT, "")


@pytest.mark.parametrize(("fault", "said"), [("500", "500: it broke"), ("cut", "the connection was cut"), ("html", "the answer is no JSON")])
def test_not_for_ever(translate: Translate, chat: ChatServer, fault: str, said: str) -> None:
    chat.faults = [fault] * 9
    code, out, err = translate(LINES, retries=2)
    assert (code, out, len(chat.asked)) == (2, "", 3)
    assert f"{said}" in err and "(3 times): try again later" in err and err.count("\n") == 1


@pytest.mark.parametrize(("status", "said"), [
    (401, "it wants a key: set CONSISTENCY_API_KEY (401: down for today)"),
    (403, "it wants a key: set CONSISTENCY_API_KEY (403: down for today)"),
    (404, "not found (404: down for today): is endpoint.url right up to and with /v1, and endpoint.model?"),
    (307, "leads elsewhere (307): set endpoint.url to where the server is"),
    (402, "refused (402: down for today)"),
    (400, "refused (400: down for today)"),
])  # fmt: skip
def test_what_does_not_pass_is_told_at_once(translate: Translate, chat: ChatServer, status: int, said: str) -> None:
    chat.down = status
    code, out, err = translate([*LINES, "И ещё одна."], batch=1)
    assert (code, out, err) == (2, "", f"consistency: endpoint {chat.url}: {said}\n")
    assert len(chat.asked) == (9 if status == 400 else 1)  # a 400 may mean the schema, or that sentence


def test_a_redirect_is_not_followed(translate: Translate, chat: ChatServer) -> None:
    chat.faults = ["redirect"]
    assert translate(LINES)[0] == 2
    assert len(chat.asked) == 1


def test_one_sentence_that_is_refused_loses_no_other(translate: Translate, chat: ChatServer) -> None:
    chat.refuses = {"решение"}
    code, out, err = translate([LINES[1], LINES[0]], settings="fallback: gloss\n")
    assert (code, out.splitlines()[1]) == (0, plainly(LINES[0]))
    assert "this content is against the policy" in err and "1 of 2 sentences glossed instead" in err


def test_who_is_down_is_not_waited_for_again(chat: ChatServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of many stories, with a fallback, only the first waits for a server that is down."""
    stories = [ferry(tmp_path / f"story{n}") for n in range(3)]
    (tmp_path / "c.yaml").write_text(
        f"stories: [story*/]\ntranslator: endpoint\nfallback: gloss\nendpoint: {{url: '{chat.url}', model: tiny, backoff: 0, retries: 3}}\n", "utf-8"
    )
    chat.down = 503
    assert main(["check", "--config", str(tmp_path / "c.yaml"), "--format", "json", "--exit-zero"]) == 0
    out, err = capsys.readouterr()
    assert chat.url not in out + err  # reports are published
    reports = json.loads(out)
    said = ["translator endpoint: 503: down for today (4 times): try again later; what is translated is kept: 3 of 3 sentences glossed instead"]
    assert reports[0]["warnings"] == said
    assert [report["articles"][1]["translators"] for report in reports] == [{"gloss": 3}] * len(stories)
    assert len(chat.asked) == 4 + 1 + 1


def test_many_stories_and_no_key(chat: ChatServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is wrong with the run is one error, and not one for each story."""
    for n in range(3):
        ferry(tmp_path / f"story{n}")
    (tmp_path / "c.yaml").write_text(f"stories: [story*/]\ntranslator: endpoint\nendpoint: {{url: '{chat.url}', model: tiny}}\n", "utf-8")
    chat.key = "another"
    assert main(["check", "--config", str(tmp_path / "c.yaml")]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n"), len(chat.asked)) == ("", 1, 1)
    assert "it wants a key: set CONSISTENCY_API_KEY" in err


def test_many_stories_have_one_budget(chat: ChatServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for n in range(3):
        story = ferry(tmp_path / f"story{n}")
        (story / "ru-port.txt").write_text(RUSSIAN.replace("12", str(n + 2)), "utf-8")
    (tmp_path / "c.yaml").write_text(
        f"stories: [story*/]\ntranslator: endpoint\nendpoint: {{url: '{chat.url}', model: tiny, max_tokens: 2800}}\n", "utf-8"
    )
    chat.usage = 1000
    for asked in (2, 3):  # the next run has a budget of its own, and goes on from there
        code = main(["check", "--config", str(tmp_path / "c.yaml"), "--exit-zero"])
        assert len(chat.asked) == asked
        assert code == (2 if asked == 2 else 0)
    assert "the budget of 2800 tokens is used up (2000 used" in capsys.readouterr().err


def test_nobody_there(translate: Translate) -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))  # bound, and nobody listens
        url = f"http://127.0.0.1:{held.getsockname()[1]}/v1"
        code, out, err = translate(LINES, url=url)
    assert (code, out) == (2, "")
    assert err == f"consistency: endpoint {url}: cannot be reached: Connection refused: start the server, or correct endpoint.url\n"


def test_another_service(translate: Translate, chat: ChatServer) -> None:
    code, _, err = translate(LINES, url=chat.url.removesuffix("/v1"))
    assert (code, len(chat.asked)) == (2, 1)
    assert "not found (404: no such route): is endpoint.url right up to and with /v1" in err


WRONG = [
    ("http://user:secret@localhost:1/v1", "option 'endpoint.url' must hold no user, password, ? or #"),
    ("http://secret@localhost:1/v1", "option 'endpoint.url' must hold no user"),
    ("http://localhost:1/v1?key=secret", "option 'endpoint.url' must hold no user"),
    ("ftp://localhost/v1", "option 'endpoint.url' must be an address such as"),
    ("localhost:8000/v1", "option 'endpoint.url' must be an address such as"),
    ("http://localhost:port/v1", "option 'endpoint.url' must be an address such as"),
    ("http://müller.example/v1", "option 'endpoint.url' must be an address such as"),
    ("http:///v1", "option 'endpoint.url' must be an address such as"),
    (None, "endpoint: no server is named: set endpoint.url and endpoint.model in consistency.yaml"),
]


@pytest.mark.parametrize(("url", "said"), WRONG)
def test_an_address_that_is_none(translate: Translate, url: str | None, said: str) -> None:
    code, out, err = translate(LINES, url=url)
    assert (code, out) == (2, "")
    assert said in err and "secret" not in err and err.count("\n") == 1


def test_no_server_and_a_fallback(translate: Translate) -> None:
    code, out, err = translate(LINES, url=None, settings="fallback: gloss\n")
    assert code == 0 and out.count("\n") == 2
    assert err.startswith("warning: translator endpoint: no server is named") and err.endswith(": all is glossed instead\n")


def test_offline_is_this_machine_and_no_other(translate: Translate) -> None:
    assert translate(LINES, "--offline") == (0, RIGHT, "")
    code, _, err = translate(LINES, "--offline", url="https://models.example/v1")
    assert code == 2
    assert err == "consistency: endpoint https://models.example/v1: --offline: only a server on this machine may be asked (localhost)\n"


def test_no_proxy_for_this_machine(translate: Translate, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    assert translate(LINES) == (0, RIGHT, "")


def test_requests_are_spread(translate: Translate, chat: ChatServer) -> None:
    lines = [f"Погибли {n} человек." for n in range(4)]
    begun = time.monotonic()
    assert translate(lines, batch=1, requests_per_minute=600)[0] == 0
    assert time.monotonic() - begun >= 0.3  # four requests, a tenth of a second apart; however fast the machine


@pytest.mark.parametrize(("usage", "most"), [(300, 3000), (None, 4000)])
@pytest.mark.parametrize("parallel", [1, 3])
def test_a_budget_is_never_exceeded(translate: Translate, chat: ChatServer, usage: int | None, most: int, parallel: int) -> None:
    """By what the server says it took, or else by an estimate, it stops; what it has is kept, so that each run gets further."""
    lines = [f"Погибли {n} человек." for n in range(8)]
    chat.usage = usage
    code, out, err = translate(lines, batch=1, parallel=parallel, max_tokens=most)
    assert (code, out) == (2, "")
    assert f"the budget of {most} tokens is used up" in err and "what is translated is kept" in err
    done = len(chat.asked)
    assert 0 < done < 8
    assert usage is None or done * usage <= most
    assert all(0 < asked.body["max_tokens"] < 200 for asked in chat.asked)
    code, out, _ = translate(lines, batch=1)
    assert (code, out.splitlines()) == (0, [chat.english(line) for line in lines])
    assert len(chat.asked) == 8


def test_a_budget_in_the_words_of_newer_models(translate: Translate, chat: ChatServer) -> None:
    chat.refuses = {"max_tokens"}
    assert translate(LINES, max_tokens=100_000) == (0, RIGHT, "")
    assert "max_completion_tokens" in chat.asked[-1].body and "max_tokens" not in chat.asked[-1].body
