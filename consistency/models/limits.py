"""What a run may ask of a server: requests a minute, and tokens in all. Both are safe with several threads."""

from __future__ import annotations

import time
from threading import Condition, Lock

from consistency.errors import ModelError


class Rate:
    """No more than so many requests a minute (0: any number), spread evenly."""

    def __init__(self, per_minute: int) -> None:
        self._gap = 60.0 / per_minute if per_minute else 0.0
        self._next = 0.0
        self._lock = Lock()

    def wait(self) -> None:
        """Return when the next request may go out."""
        if not self._gap:
            return
        with self._lock:
            now = time.monotonic()
            mine = max(self._next, now)
            self._next = mine + self._gap
        time.sleep(max(0.0, mine - now))


class Budget:
    """No more than so many tokens (0: any number): put aside before a request, and settled when it is known what it took."""

    def __init__(self, most: int) -> None:
        self.most, self.used = most, 0
        self._aside = 0
        self._change = Condition()

    def put_aside(self, tokens: int) -> None:
        """Raises ModelError where the budget cannot bear them, whatever the requests that are running will leave of it."""
        with self._change:
            while self.most and self.used + self._aside + tokens > self.most and self._aside:
                self._change.wait()
            if self.most and self.used + tokens > self.most:
                raise ModelError(
                    f"endpoint: the budget of {self.most} tokens is used up ({self.used} used, {tokens} more wanted): what is "
                    f"translated is kept; raise endpoint.max_tokens, or run again"
                )
            self._aside += tokens

    def settle(self, aside: int, used: int) -> None:
        with self._change:
            self._aside -= aside
            self.used += used
            self._change.notify_all()


def tokens_in(text: str) -> int:
    """About as many tokens as a text may have at most: tokenizers make one of two bytes of Cyrillic at worst, fewer of English."""
    return len(text.encode("utf-8", "replace")) // 2 + 1
