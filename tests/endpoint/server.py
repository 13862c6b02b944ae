"""A real HTTP server on this machine that speaks the chat protocol, translates by a table, and can be told to fail.

``faults`` are taken one a request, in order; then it answers. What it was asked is in ``asked``.
"""

from __future__ import annotations

import json
import re
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from zlib import crc32

Rows = list[dict[str, Any]]
# What an answer may have wrong: made of the right rows.
ROWS: dict[str, Callable[[Rows], object]] = {
    "missing id": lambda rows: rows[:-1],
    "extra id": lambda rows: [*rows, {"id": len(rows) + 1, "english": "And more."}],
    "id twice": lambda rows: [*rows, rows[0]],
    "id zero": lambda rows: [{**row, "id": row["id"] - 1} for row in rows],
    "no text": lambda rows: [{**rows[0], "english": " "}, *rows[1:]],
    "text is a number": lambda rows: [{**rows[0], "english": 7}, *rows[1:]],
    "runaway": lambda rows: [{**rows[0], "english": "and so on " * 300}, *rows[1:]],
    "not English": lambda rows: [{**rows[0], "english": "Это не по-английски."}, *rows[1:]],
    "no list": lambda rows: "as you wish",
}
# The text of an answer that holds the right rows, or does not.
WORDS: dict[str, Callable[[str], str]] = {
    "wrong JSON": lambda right: right[:-3],
    "words": lambda right: "Certainly! I would rather not.",
    "silence": lambda right: "",
    "a list": lambda right: "[1, 2]",
}
# These are understood all the same.
LAX: dict[str, Callable[[str], str]] = {
    "fence": lambda right: f"```json\n{right}\n```",
    "thoughts": lambda right: f"<think>Is {{it}} hard?</think>\n{right}",
    "chatter": lambda right: f"Here you are: {right}\nAnything else?",
    "parts": lambda right: right,
    "ids as texts": lambda right: re.sub(r'"id": (\d+)', r'"id": "\1"', right),
}


@dataclass
class Asked:
    path: str
    headers: dict[str, str]
    body: dict[str, Any]
    at: float

    @property
    def texts(self) -> list[str]:
        """The sentences that are to be translated."""
        content = self.body["messages"][-1]["content"]
        return [row["text"] for row in json.JSONDecoder().raw_decode(content, content.index('{\n "language"'))[0]["sentences"]]


@dataclass
class ChatServer:
    """``refuses``: what it answers 400 to: "json_schema", "json_object", "temperature", "seed", "max_tokens", "system", or words
    of a sentence; ``down``: the status that it answers everything with; ``key``: the one it wants; ``usage``: tokens it says a
    request took; ``pace``: seconds before an answer."""

    faults: list[str] = field(default_factory=list)
    refuses: set[str] = field(default_factory=set)
    down: int | None = None
    key: str | None = None
    usage: int | None = None
    pace: float = 0.0
    moody: bool = False  # says the same in another way each time
    table: dict[str, str] = field(default_factory=dict)
    wrong: Callable[[list[str]], str | None] = lambda texts: None
    asked: list[Asked] = field(default_factory=list)
    url: str = ""
    closing: threading.Event = field(default_factory=threading.Event)
    lock: threading.Lock = field(default_factory=threading.Lock)
    running: int = 0
    most: int = 0  # requests at one time

    def english(self, text: str) -> str:
        """By the table; else something English that keeps the figures."""
        said = self.table.get(text) or plainly(text)
        return f"{said} {'Indeed. ' * (len(self.asked) % 7)}" if self.moody else said


def plainly(text: str) -> str:
    """An English sentence that keeps the figures, another for each text."""
    sum_ = "".join(chr(ord("a") + int(digit)) for digit in str(crc32(text.encode())))
    return " ".join(["It says", *re.findall(r"\d+", text), f"{sum_}."])


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    chat: ChatServer

    def log_message(self, *_: object) -> None:
        pass

    def do_POST(self) -> None:
        chat = self.chat
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        asked = Asked(self.path, dict(self.headers), body, time.monotonic())
        with chat.lock:
            chat.asked.append(asked)
            chat.running += 1
            chat.most = max(chat.most, chat.running)
            fault = chat.faults.pop(0) if chat.faults else None
        try:
            chat.closing.wait(chat.pace)
            self.answer(asked, fault)
        except (BrokenPipeError, ConnectionResetError):
            pass  # who asked has left
        finally:
            with chat.lock:
                chat.running -= 1

    def answer(self, asked: Asked, fault: str | None) -> None:
        chat, body = self.chat, asked.body
        if chat.key is not None and asked.headers.get("Authorization") != f"Bearer {chat.key}":
            return self.error(401, f"wrong key: {asked.headers.get('Authorization')}")
        if self.path != "/v1/chat/completions":
            return self.error(404, "no such route")
        if chat.down is not None:
            return self.error(chat.down, "down for today")
        refused = self.refused(body)
        if refused:
            return self.error(400, f"Unsupported parameter: '{refused}' is not supported with this model.", refused)
        if any(word in text for word in chat.refuses for text in asked.texts):
            return self.error(400, "this content is against the policy")
        if fault is not None and fault not in (*ROWS, *WORDS, *LAX, "length", "filter"):
            return self.fail(fault)
        rows = [{"id": n, "english": chat.english(text)} for n, text in enumerate(asked.texts, 1)]
        fault = fault or chat.wrong(asked.texts)
        content: Any = json.dumps({"translations": ROWS[fault](rows) if fault in ROWS else rows}, ensure_ascii=False)
        content = {**WORDS, **LAX}[fault](content) if fault in WORDS or fault in LAX else content
        content = [{"type": "thinking", "text": "{"}, {"type": "text", "text": content}] if fault == "parts" else content
        ended = {"length": "length", "filter": "content_filter"}.get(fault or "", "stop")
        answer: dict[str, Any] = {"object": "chat.completion", "model": body["model"],
            "choices": [{"index": 0, "finish_reason": ended, "message": {"role": "assistant", "content": content}}]}  # fmt: skip
        if chat.usage is not None:
            answer["usage"] = {"prompt_tokens": chat.usage - 1, "completion_tokens": 1, "total_tokens": chat.usage}
        self.give(200, json.dumps(answer).encode())

    def refused(self, body: dict[str, Any]) -> str | None:
        form = body.get("response_format", {}).get("type")
        told = [form, *(name for name in ("temperature", "seed", "max_tokens") if name in body)]
        told += ["system role"] if body["messages"][0]["role"] == "system" else []
        found = next((name for name in told if name in self.chat.refuses), None)
        return "max_tokens' use 'max_completion_tokens" if found == "max_tokens" else found

    def fail(self, fault: str) -> None:
        name, _, value = fault.partition(" ")
        if name == "429":
            return self.error(429, "too many requests", **({"Retry-After": value} if value else {}))
        if name.isdecimal():
            return self.error(int(name), value or "it broke")
        if name == "cut":
            self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{\"choices\": [")
        if name == "redirect":
            return self.give(307, b"", Location="http://example.invalid/v1/chat/completions")
        if name == "html":
            return self.give(200, b"<html>Welcome to the hotel</html>")
        if name == "shy":
            return self.give(200, json.dumps({"error": {"message": "provider is busy", "code": 429}}).encode())
        if name == "late":
            self.chat.closing.wait(30)
        if name == "drip":
            self.wfile.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
            while not self.chat.closing.wait(0.1):
                self.wfile.write(b"1\r\n \r\n")
        self.close_connection = True
        self.connection.shutdown(socket.SHUT_RDWR)

    def error(self, status: int, message: str, parameter: str | None = None, **headers: str) -> None:
        self.give(status, json.dumps({"error": {"message": message, "param": parameter, "code": None}}).encode(), **headers)

    def give(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": "application/json", "Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def serving(chat: ChatServer) -> Iterator[ChatServer]:
    handler = type("Bound", (Handler,), {"chat": chat})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    chat.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield chat
    finally:
        chat.closing.set()
        server.shutdown()
        server.server_close()
