"""As much of the hub's protocol as its client needs for a download, over HTTP on this machine, with faults on demand.

    with Hub() as hub:
        hub.put("owner/name", {"config.json": b"{}", ...})       # a commit on main; its 40 digits are returned
        os.environ["HF_ENDPOINT"] = hub.address
"""

from __future__ import annotations

import hashlib
import json
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self
from urllib.parse import unquote, urlsplit

LARGE = (".safetensors", ".spm", ".model", ".bin")  # what the hub keeps in LFS, with a SHA-256 that it tells


@dataclass
class Repository:
    commits: dict[str, dict[str, bytes]] = field(default_factory=dict)
    references: dict[str, str] = field(default_factory=dict)
    gated: bool = False


class Hub:
    """Its repositories, what was asked of it (``asked``: method and path), and what goes wrong: ``cut`` names a file that ends half-way
    with the connection, ``swapped`` one whose bytes are not what the listing says, ``gone`` one that is listed and not there."""

    def __init__(self) -> None:
        self.repositories: dict[str, Repository] = {}
        self.asked: list[tuple[str, str]] = []
        self.cut: str | None = None
        self.swapped: str | None = None
        self.gone: str | None = None
        hub = self

        class Handler(_Handler):
            pass

        Handler.hub = hub
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.address = f"http://127.0.0.1:{self._server.server_address[1]}"

    def put(self, name: str, files: dict[str, bytes], reference: str = "main") -> str:
        """A new commit with these files, at a branch (or a pull request's reference)."""
        repository = self.repositories.setdefault(name, Repository())
        commit = hashlib.sha1(repr((name, sorted(files.items()))).encode()).hexdigest()
        repository.commits[commit] = files
        repository.references[reference] = commit
        return commit

    def files_asked(self) -> set[str]:
        """The names of the files whose bytes were asked for."""
        return {path.split("/resolve/")[1].split("/", 1)[1] for method, path in self.asked if method == "GET" and "/resolve/" in path}

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._server.shutdown()
        self._server.server_close()


class _Handler(BaseHTTPRequestHandler):
    hub: Hub
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: Any) -> None:
        pass

    def do_HEAD(self) -> None:
        self.answer(body=False)

    def do_GET(self) -> None:
        self.answer(body=True)

    def answer(self, *, body: bool) -> None:
        path = unquote(urlsplit(self.path).path)
        self.hub.asked.append((self.command, path))
        if path.startswith("/api/models/"):
            owner, name, *rest = path.removeprefix("/api/models/").split("/")
            self.listing(f"{owner}/{name}", "/".join(rest), body=body)
        elif "/resolve/" in path:
            name, _, rest = path.removeprefix("/").partition("/resolve/")
            revision, _, file = rest.partition("/")
            self.file(name, revision, file, body=body)
        else:
            self.refuse(404, "NotHere", body=body)

    def commit(self, name: str, revision: str, *, body: bool) -> str | None:
        repository = self.hub.repositories.get(name)
        if repository is None:
            self.refuse(404, "RepoNotFound", body=body)
            return None
        commit = repository.references.get(revision, revision)
        if commit not in repository.commits:
            self.refuse(404, "RevisionNotFound", body=body)
            return None
        return commit

    def listing(self, name: str, rest: str, *, body: bool) -> None:
        kind, _, revision = rest.partition("/")
        commit = self.commit(name, revision or "main", body=body)
        if commit is None:
            return
        repository = self.hub.repositories[name]
        rows = [_told(file, content, flat=kind == "tree") for file, content in sorted(repository.commits[commit].items())]
        answer: Any = rows
        if kind in ("", "revision"):
            answer = {"id": name, "modelId": name, "sha": commit, "private": False, "gated": "manual" if repository.gated else False, "siblings": rows}
        elif kind != "tree":
            self.refuse(404, "NotHere", body=body)
            return
        self.send(200, json.dumps(answer).encode(), {"Content-Type": "application/json", "X-Repo-Commit": commit}, body=body)

    def file(self, name: str, revision: str, file: str, *, body: bool) -> None:
        commit = self.commit(name, revision, body=body)
        if commit is None:
            return
        if self.hub.repositories[name].gated:
            self.refuse(403, "GatedRepo", body=body)
            return
        content = self.hub.repositories[name].commits[commit].get(file)
        if content is None or file == self.hub.gone:
            self.refuse(404, "EntryNotFound", body=body)
            return
        digest = hashlib.sha256(content).hexdigest() if file.endswith(LARGE) else _blob(content)
        headers = {"ETag": f'"{digest}"', "X-Repo-Commit": commit, "Accept-Ranges": "bytes"}
        if file.endswith(LARGE):
            headers |= {"X-Linked-Etag": f'"{digest}"', "X-Linked-Size": str(len(content))}
        if file == self.hub.swapped:
            content = bytes([content[0] ^ 1]) + content[1:]
        start, status = 0, 200
        if self.headers.get("Range"):
            start = int(self.headers["Range"].removeprefix("bytes=").partition("-")[0])
            headers["Content-Range"], status = f"bytes {start}-{len(content) - 1}/{len(content)}", 206
        self.send(status, content[start:], headers, body=body, cut=file == self.hub.cut)

    def refuse(self, status: int, code: str, *, body: bool) -> None:
        self.send(status, json.dumps({"error": code}).encode(), {"X-Error-Code": code, "Content-Type": "application/json"}, body=body)

    def send(self, status: int, content: bytes, headers: dict[str, str], *, body: bool, cut: bool = False) -> None:
        self.send_response(status)
        for key, value in headers.items():
            self.send_header(key, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if body:
            self.wfile.write(content[: len(content) // 2] if cut else content)
            self.wfile.flush()
            if cut:
                self.connection.shutdown(2)
                self.close_connection = True


def _told(file: str, content: bytes, *, flat: bool) -> dict[str, Any]:
    row: dict[str, Any] = {"path" if flat else "rfilename": file, "size": len(content), "oid" if flat else "blobId": _blob(content)}
    if flat:
        row["type"] = "file"
    if file.endswith(LARGE):
        digest = hashlib.sha256(content).hexdigest()
        row["lfs"] = {"sha256": digest, "oid": digest, "size": len(content), "pointerSize": 130}
    return row


def _blob(content: bytes) -> str:
    """Git's name for a file's content."""
    return hashlib.sha1(b"blob %d\0" % len(content) + content).hexdigest()
