"""The reader ``endpoint``, against a real server on this machine that speaks the protocol."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from consistency.cli import main
from tests.verify.test_verify import ALPHA, BETA

Json = dict[str, Any]
Answer = Callable[[Json], tuple[int, str]]  # of the question that was asked: status, and what the model says


@contextmanager
def server(answer: Answer, *, thinks: int = 0) -> Iterator[tuple[str, list[Json]]]:
    """Its address up to /v1, and the questions that it was asked. It ``thinks`` so many tokens first, for which it needs room."""
    asked: list[Json] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            asked.append(body)
            status, said = answer(json.loads(body["messages"][-1]["content"].split("\n\n")[0]))
            ended = "length" if body.get("max_tokens", thinks) < thinks else "stop"
            message = {"choices": [{"message": {"content": said}, "finish_reason": ended}]} if status == 200 else {"error": {"message": said}}
            data = json.dumps(message).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            pass

    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{running.server_address[1]}/v1", asked
    finally:
        running.shutdown()
        running.server_close()


@pytest.fixture
def story(tmp_path: Path) -> Path:
    folder = tmp_path / "ferry"
    folder.mkdir()
    (folder / "alpha.txt").write_text(ALPHA, "utf-8")
    (folder / "beta.txt").write_text(BETA, "utf-8")
    return folder


def run(story: Path, url: str | None, capsys: pytest.CaptureFixture[str], more: str = "") -> tuple[int, Json, str]:
    settings = story.parent / "settings.yaml"
    where = f"verify: {{by: endpoint}}\nendpoint: {{url: {url}, model: tiny, retries: 0{more}}}\n" if url else ""
    settings.write_text(where, "utf-8")
    code = main(["check", str(story), "--config", str(settings), "--format", "json", "--fail-on", "never", "--offline"])
    out, said = capsys.readouterr()
    return code, json.loads(out) if out else {}, said


def by_rule(data: Json) -> dict[str, Json]:
    return {" ".join([f["rule"], *f["missing_from"]]): f for f in data["findings"]}


@pytest.mark.parametrize(
    ("verdict", "expected", "step"),
    [("contradict", "supported", 1), ("agree", "rejected", -1), ("unclear", "unsure", 0)],
)
def test_a_verdict_moves_the_confidence(story: Path, capsys: pytest.CaptureFixture[str], verdict: str, expected: str, step: int) -> None:
    def answer(question: Json) -> tuple[int, str]:
        return 200, json.dumps({"verdict": verdict if question["kind"] == "contradiction" else "said"})

    plain = by_rule(run(story, None, capsys)[1])
    with server(answer) as (url, asked):
        code, data, _ = run(story, url, capsys)
    assert code == 0
    read = by_rule(data)
    assert read["number"]["verified"]["verdict"] == expected
    assert read["number"]["verified"]["by"].startswith("endpoint:tiny@")
    moved = read["number"]["confidence"] - plain["number"]["confidence"]
    assert (moved > 0) - (moved < 0) == step
    assert read["omission beta"]["verified"]["verdict"] == "rejected"
    assert read["omission beta"]["confidence"] < plain["omission beta"]["confidence"]
    assert len(asked) == len(plain), "a request a finding"


def test_the_original_stands_beside_its_english(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    seen: list[Json] = []

    def answer(question: Json) -> tuple[int, str]:
        seen.append(question)
        return 200, json.dumps({"verdict": "unclear"})

    with server(answer) as (url, _):
        run(story, url, capsys)
    (pair,) = next(q["pairs"] for q in seen if q["kind"] == "contradiction")
    alpha, beta = sorted(pair, key=lambda p: p["article"])
    assert "45 people were injured" in alpha["text"] and "english" not in alpha and alpha["reads"] == "45"
    assert "40 человек пострадали" in beta["text"] and beta["language"] == "ru" and "40" in beta["english"]
    concert = next(q for q in seen if q["kind"] == "omission" and "choir" in q["passage"][0]["text"])
    assert concert["there"] and all(p["article"] == "beta" for p in concert["there"][0])


def test_an_answer_that_cannot_be_used_is_told(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def answer(question: Json) -> tuple[int, str]:
        return 200, json.dumps({"verdict": "perhaps" if question["kind"] == "contradiction" else "not_said"})

    with server(answer) as (url, _):
        code, data, _ = run(story, url, capsys)
    read = by_rule(data)
    assert code == 0 and read["number"]["verified"]["verdict"] == "unsure"
    assert read["number"]["confidence"] == read["number"]["verified"]["confidence_before"]
    assert [w for w in data["warnings"] if w.startswith("verify: the endpoint gave no usable answer: for 1 of ")]


@pytest.mark.parametrize("status", [401, 404, 500])
def test_a_server_that_fails_is_exit_2(story: Path, capsys: pytest.CaptureFixture[str], status: int) -> None:
    with server(lambda _: (status, "no")) as (url, _):
        code, data, said = run(story, url, capsys)
    assert (code, data) == (2, {}) and len(said.splitlines()) == 1 and said.startswith("consistency: endpoint ")


def test_an_endpoint_must_be_named(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = story.parent / "settings.yaml"
    settings.write_text("verify: {by: endpoint}\n", "utf-8")
    assert main(["check", str(story), "--config", str(settings)]) == 2
    assert "no server is named" in capsys.readouterr().err


def test_one_that_is_refused_stays_as_it_was(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A content filter refuses one question, the first that it is asked."""
    refused: list[Json] = []

    def answer(question: Json) -> tuple[int, str]:
        refused[:] = refused or [question]
        return (400, "the content policy forbids it") if question == refused[0] else (200, json.dumps({"verdict": "unclear"}))

    plain = by_rule(run(story, None, capsys)[1])
    with server(answer) as (url, _):
        code, data, _ = run(story, url, capsys)
    assert code == 0
    assert {rule: f["confidence"] for rule, f in by_rule(data).items()} == {rule: f["confidence"] for rule, f in plain.items()}
    assert {f["verified"]["verdict"] for f in data["findings"]} == {"unsure"}
    (told,) = [w for w in data["warnings"] if w.startswith("verify: ")]
    assert told.startswith(f"verify: the endpoint gave no usable answer: for 1 of {len(plain)} findings (refused (") and url not in told


def test_a_server_that_refuses_everything_is_exit_2(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with server(lambda _: (400, "no")) as (url, _):
        code, data, said = run(story, url, capsys)
    assert (code, data) == (2, {}) and len(said.splitlines()) == 1 and "refused" in said


RIGHT = '{"verdict": "contradict"}'


@pytest.mark.parametrize(
    "said",
    [
        f"So {{a set}} of two.\nIt may be {{\"verdict\": \"agree\"}}. No.</think>\n{RIGHT}",  # the template opened <think>
        f"<think>Is {{it}} so?</think> Well. <think>{{</think>{RIGHT}",
        f"```json\n{RIGHT}\n```\nNote: {{a}} and {{b}} cannot both be.",
        f"Of {{45, 40}} one is wrong: {RIGHT}",
        f'{{"thoughts": "they differ"}}\n{RIGHT}',
        '{"verdict": "contradict", "why": "its </think> was no end"}',
    ],
)
def test_the_answer_is_found_among_thoughts_and_words(story: Path, capsys: pytest.CaptureFixture[str], said: str) -> None:
    def answer(question: Json) -> tuple[int, str]:
        return 200, said if question["kind"] == "contradiction" else '{"verdict": "unclear"}'

    with server(answer) as (url, asked):
        code, data, _ = run(story, url, capsys)
    assert code == 0 and by_rule(data)["number"]["verified"]["verdict"] == "supported"
    assert len(asked) == len(data["findings"]), "at once"


@pytest.mark.parametrize(("thinks", "verdict"), [(1000, "supported"), (100_000, "unsure")])
def test_a_budget_leaves_room_for_thoughts(story: Path, capsys: pytest.CaptureFixture[str], thinks: int, verdict: str) -> None:
    with server(lambda q: (200, RIGHT if q["kind"] == "contradiction" else '{"verdict": "not_said"}'), thinks=thinks) as (url, _):
        code, data, _ = run(story, url, capsys, more=", max_tokens: 500000")
    assert code == 0 and by_rule(data)["number"]["verified"]["verdict"] == verdict
    assert any("cut off at 2048 tokens" in w and "endpoint.max_tokens" in w for w in data["warnings"]) == (verdict == "unsure")
