"""JSON over HTTP to one server: patient with what passes, short with what does not, and silent about the key.

Sent again, with waits that double: 429, 5xx, a connection that is cut, an answer that is late or no JSON. The server's
Retry-After goes before. Told at once: 401, 403, 404, a redirect, a certificate, nobody there. Standard library only.
"""

from __future__ import annotations

import http.client
import ipaddress
import json
import os
import ssl
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import urlsplit
from zlib import crc32

from consistency.errors import ModelError
from consistency.model_options import Endpoint
from consistency.models.limits import Budget, Rate, tokens_in
from consistency.options import address

_LONGEST = 32_000_000  # bytes of an answer; no answer to a few sentences is longer
_SHOWN = 200  # characters of a server's message that are shown
_AGAIN = frozenset({408, 409, 425, 429})
_GONE = (http.client.HTTPException, OSError)  # TimeoutError, ConnectionError and URLError are OSErrors


class Refused(Exception):
    """The server takes this request not (400, 413, 422); to another it may answer. ``parameter`` is what it finds fault with."""

    def __init__(self, message: str, parameter: str = "") -> None:
        super().__init__(message)
        self.parameter = parameter


class Fault(Exception):
    """What passes: worth sending again after ``wait`` seconds, if the server said how many. ``spent``: it may have worked on it."""

    def __init__(self, message: str, wait: float | None = None, *, spent: bool = False) -> None:
        super().__init__(message)
        self.wait, self.spent = wait, spent


@dataclass(frozen=True, slots=True)
class Cost:
    """Tokens that a request will take at most: asked, and answered."""

    asked: int
    answered: int


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A redirect would carry the key to another host."""

    def redirect_request(self, *_: Any) -> None:
        return None


class Server:
    """The server of ``endpoint:`` in the settings. Raises ModelError where it has no url, or one that ``offline`` forbids."""

    def __init__(self, options: Endpoint, *, offline: bool = False) -> None:
        if options.url is None or options.model is None:
            raise ModelError("endpoint: no server is named: set endpoint.url and endpoint.model in consistency.yaml (docs/endpoint.md)")
        try:
            self.url = str(address(options.url))
        except ValueError as error:
            raise ModelError(f"endpoint.url: {error}") from None
        host = urlsplit(self.url).hostname or ""
        self.local = _is_local(host)
        if offline and not self.local:
            raise ModelError(f"endpoint {self.url}: --offline: only a server on this machine may be asked (localhost)")
        self.budget, self._rate = Budget(options.max_tokens), Rate(options.requests_per_minute)
        self.answered = 0  # requests that had an answer
        self._down = False  # patience was in vain: until it answers again, each request is sent once
        self._options = options
        # A proxy for this machine is never meant, and with --offline would be the network.
        proxies = [urllib.request.ProxyHandler({})] if self.local else []
        self._opener = urllib.request.build_opener(_NoRedirect, *proxies)

    @property
    def warnings(self) -> tuple[str, ...]:
        if self.url.startswith("http:") and not self.local and os.environ.get(self._options.key):
            return ("endpoint: the key and the articles go over the network unencrypted: use https",)
        return ()

    def post(self, path: str, payload: dict[str, Any], cost: Cost) -> dict[str, Any]:
        """The server's answer to ``payload``. Raises Refused, and ModelError where there is no use in asking on."""
        body = json.dumps(payload, ensure_ascii=False, sort_keys=True).encode("utf-8", "replace")
        tries = 1 if self._down else self._options.retries + 1
        for attempt in range(tries):
            self.budget.put_aside(cost.asked + cost.answered)
            used = 0
            try:
                self._rate.wait()
                answer = self._once(path, body)
                used = _usage(answer) or cost.asked + _length(answer)
                self.answered += 1
                self._down = False
                return answer
            except Fault as fault:
                used = cost.asked if fault.spent else 0
                told = fault
            finally:
                self.budget.settle(cost.asked + cost.answered, used)
            if attempt + 1 < tries:
                time.sleep(self._wait(told, attempt, body))
        self._down = True
        often = f" ({tries} times)" if tries > 1 else ""
        raise ModelError(f"endpoint {self.url}: {told}{often}: try again later; what is translated is kept")

    def _wait(self, fault: Fault, attempt: int, body: bytes) -> float:
        """Seconds: what the server asks for, else twice as long as before, and less by up to half, so that those who were
        turned away together do not come back together. The same for the same request."""
        if fault.wait is not None:
            if fault.wait > self._options.timeout:
                raise ModelError(
                    f"endpoint {self.url}: {fault}: it asks to wait {fault.wait:.0f} s, and endpoint.timeout is "
                    f"{self._options.timeout:g}: try again later; what is translated is kept"
                )
            return fault.wait
        spread = crc32(body + bytes([attempt])) / 2**33
        return float(min(self._options.backoff * 2**attempt, self._options.timeout) * (1 - spread))

    def _once(self, path: str, body: bytes) -> dict[str, Any]:
        headers = {"Content-Type": "application/json", "Accept": "application/json", "User-Agent": "consistency"}
        key = self._key()
        if key:
            headers["Authorization"] = f"Bearer {key}"
        request = urllib.request.Request(self.url + path, data=body, headers=headers, method="POST")
        try:
            with self._opener.open(request, timeout=self._options.timeout) as answer:
                text = _read(answer, self._options.timeout)
        except urllib.error.HTTPError as error:
            with error:
                raise self._status(error.code, _head(error, self._options.timeout), error.headers) from None
        except _GONE as error:
            raise self._unreachable(error) from None
        return self._object(text)

    def _object(self, text: bytes) -> dict[str, Any]:
        """The JSON object of an answer; some servers tell of an error in one of status 200."""
        try:
            found = json.loads(text)
        except (ValueError, RecursionError):
            raise Fault("the answer is no JSON", spent=True) from None
        if not isinstance(found, dict):
            raise Fault("the answer is no JSON object", spent=True)
        error = found.get("error")
        if error and not found.get("choices"):
            code = error.get("code") if isinstance(error, dict) else None
            raise self._status(code if isinstance(code, int) and 400 <= code < 600 else 500, text, {})
        return cast(dict[str, Any], found)

    def _key(self) -> str:
        key = os.environ.get(self._options.key, "").strip()
        if not key.isascii() or not key.isprintable():
            raise ModelError(f"{self._options.key}: holds characters that no key has: set it anew")
        return key

    def _status(self, status: int, body: bytes, headers: Any) -> Exception:
        """What a status that is no success means."""
        message, parameter, code = _message(body)
        told = f"{status}{f': {self._clean(message)}' if message else ''}"
        if status in (401, 403):
            given = f"the key in {self._options.key} is refused" if self._key() else f"it wants a key: set {self._options.key}"
            return ModelError(f"endpoint {self.url}: {given} ({told})")
        if status == 404:
            return ModelError(f"endpoint {self.url}: not found ({told}): is endpoint.url right up to and with /v1, and endpoint.model?")
        if 300 <= status < 400:
            return ModelError(f"endpoint {self.url}: leads elsewhere ({status}): set endpoint.url to where the server is")
        if status in (400, 413, 422):
            return Refused(told, parameter)
        if status in _AGAIN or status >= 500:
            if code == "insufficient_quota":
                return ModelError(f"endpoint {self.url}: {told}: what is translated is kept")
            return Fault(told, _retry_after(headers.get("Retry-After")))
        return ModelError(f"endpoint {self.url}: refused ({told})")

    def _unreachable(self, error: Exception) -> Exception:
        reason = error.reason if isinstance(error, urllib.error.URLError) else error
        if isinstance(reason, ssl.SSLCertVerificationError):
            return ModelError(f"endpoint {self.url}: its certificate is not trusted: {self._clean(reason.verify_message)}")
        if isinstance(reason, TimeoutError):
            return Fault(f"no answer in {self._options.timeout:g} s", spent=True)
        what = self._clean(getattr(reason, "strerror", None) or str(reason) or type(reason).__name__)
        # Who was never there will not come within seconds. Who was, and is gone, may.
        if not self.answered and isinstance(error, urllib.error.URLError) and not isinstance(reason, ConnectionResetError):
            return ModelError(f"endpoint {self.url}: cannot be reached: {what}: start the server, or correct endpoint.url")
        return Fault(f"the connection was cut: {what}", spent=True)

    def _clean(self, message: str) -> str:
        """A server's words on one line, without the key that it may repeat."""
        key = self._key()
        shown = " ".join("".join(c if c.isprintable() else " " for c in message).split())
        if key:
            shown = shown.replace(key, "***")
        return shown if len(shown) <= _SHOWN else shown[: _SHOWN - 1] + "…"


def _is_local(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def _read(answer: Any, timeout: float) -> bytes:
    """The whole body, in ``timeout`` seconds: a server that sends a blank now and then is late too."""
    until, parts, size = time.monotonic() + timeout, [], 0
    while part := answer.read1(65536):
        parts.append(part)
        size += len(part)
        if size > _LONGEST:
            raise Fault("the answer is far too long", spent=True)
        if time.monotonic() > until:
            raise TimeoutError
    if answer.length:  # what Content-Length promised and did not come
        raise http.client.IncompleteRead(b"", answer.length)
    return b"".join(parts)


def _head(error: urllib.error.HTTPError, timeout: float) -> bytes:
    """What a server says of a status; nothing, where that breaks off or takes too long."""
    try:
        return _read(error, timeout)[:65536]
    except (*_GONE, Fault):
        return b""


def _message(body: bytes) -> tuple[str, str, str]:
    """(message, parameter at fault, code) of an error, in any of the shapes that servers give it."""
    text = body.decode("utf-8", "replace")
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return ("" if text.lstrip().startswith("<") else text), "", ""
    error = found.get("error", found) if isinstance(found, dict) else found
    if not isinstance(error, dict):
        return (error if isinstance(error, str) else ""), "", ""
    message = error.get("message") or error.get("detail") or ""
    return str(message), str(error.get("param") or ""), str(error.get("code") or "")


def _retry_after(value: str | None) -> float | None:
    """Seconds of a Retry-After header: a number, or a date."""
    if not value:
        return None
    try:
        return max(0.0, float(value))
    except ValueError:
        pass
    from datetime import UTC, datetime
    from email.utils import parsedate_to_datetime

    try:
        at = parsedate_to_datetime(value)
        return max(0.0, (at.replace(tzinfo=at.tzinfo or UTC) - datetime.now(UTC)).total_seconds())
    except ValueError:
        return None


def _usage(answer: dict[str, Any]) -> int:
    """Tokens that the server says it took, asked and answered; 0 where it says nothing."""
    usage = answer.get("usage")
    told = usage if isinstance(usage, dict) else {}
    parts = [told.get("prompt_tokens"), told.get("completion_tokens")]
    total = told.get("total_tokens") or sum(p for p in parts if isinstance(p, int))
    return total if isinstance(total, int) and total > 0 else 0


def _length(answer: dict[str, Any]) -> int:
    return tokens_in(json.dumps(answer.get("choices"), ensure_ascii=False))
