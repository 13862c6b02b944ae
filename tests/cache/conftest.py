"""The server and the command of the endpoint's tests: a real translator that a cache stands before."""

from __future__ import annotations

from endpoint.conftest import _apart, chat, translate

__all__ = ["_apart", "chat", "translate"]
