"""What was worked out before, kept within bounds: a long batch must not grow without end."""

from __future__ import annotations

from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")

_MOST = 50_000  # entries: more words than a day's articles hold; at some 200 bytes each they take 10 MB


class Memo(dict[K, V]):
    """A dictionary that forgets everything when it is full, which costs less than to know what was asked last."""

    def __setitem__(self, key: K, value: V) -> None:
        if len(self) >= _MOST:
            self.clear()
        super().__setitem__(key, value)
