"""A chat endpoint that speaks OpenAI's protocol, asked for JSON: ``Chat.ask(messages, schema) -> dict``.

The translator ``endpoint`` and ``verify: endpoint`` use it. Servers differ in what they take: a schema, JSON without one,
a temperature, a seed, a system message. What one refuses is left out, and left out from then on. Nothing is ever
done with an answer but to check it and hand it on.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice
from typing import Any, cast

from consistency.errors import AnswerError, ModelError
from consistency.model_options import Endpoint
from consistency.models.limits import tokens_in
from consistency.models.post import Cost, Refused, Server

Messages = Sequence[dict[str, str]]  # {"role": "system" or "user", "content": ...}
Check = Callable[[dict[str, Any]], object]
_AGAIN = 2  # how often an answer that cannot be used is asked for again
_GIVEN_UP = 3  # requests that were refused, and none answered: it is not them
_SEED = 1
_PLACES = 1000  # opening braces of an answer at which an object is looked for


@dataclass(frozen=True, slots=True)
class Manner:
    """What the server takes of a request; ``form`` is how JSON is asked for: json_schema, json_object, or plain words."""

    form: str = "json_schema"
    temperature: bool = True
    seed: bool = True
    system: bool = True
    limit: str = "max_tokens"

    def without(self, refused: Refused) -> Manner | None:
        """The manner without what the server found fault with, or without the most exacting thing; None where nothing is left."""
        told = f"{refused.parameter} {refused}".lower()
        if self.limit == "max_tokens" and "max_completion_tokens" in told:
            return replace(self, limit="max_completion_tokens")
        if self.temperature and "temperature" in told:
            return replace(self, temperature=False)
        if self.seed and re.search(r"\bseed\b", told):
            return replace(self, seed=False)
        if self.system and re.search(r"\bsystem\b.*\b(?:role|message|prompt)|\broles?\b.*\b(?:system|alternate)", told):
            return replace(self, system=False)
        lesser = {"json_schema": "json_object", "json_object": "plain"}.get(self.form)
        return None if lesser is None else replace(self, form=lesser)


class Chat:
    """One endpoint; several threads may ask at once. Raises ModelError where the settings name none, or one that may not be asked.

    ``chat_of`` gives the one that all who ask in a run share, and with it budget and rate.
    """

    def __init__(self, options: Endpoint, *, offline: bool = False) -> None:
        self._server = Server(options, offline=offline)
        self._options = options
        self._manner = Manner()
        self._refused = 0
        # The address tells apart two servers that call their models alike, and stays out of reports.
        from hashlib import sha256

        self.signature = f"{options.model}@{sha256(self._server.url.encode()).hexdigest()[:8]}"

    @property
    def answered(self) -> int:
        """How many requests had an answer so far."""
        return self._server.answered

    @property
    def refused_all(self) -> bool:
        """The server refuses whatever it is asked: a few requests in all manners, and none was ever answered."""
        return self._refused >= _GIVEN_UP and not self._server.answered

    @property
    def tokens(self) -> int:
        """How many tokens were used so far, as the server tells, else about."""
        return self._server.budget.used

    @property
    def warnings(self) -> tuple[str, ...]:
        """The same whether anything was asked or not: a run that finds all in the cache gives the same report."""
        return self._server.warnings

    def ask(
        self, messages: Messages, schema: dict[str, Any], check: Check | None = None,
        *, answer_tokens: int = 1024,
    ) -> dict[str, Any]:  # fmt: skip
        """The JSON object that answers ``messages``, by ``schema`` (JSON Schema of an object). ``check`` raises ValueError, which says
        why in a few words, where an answer cannot be used: then it is asked for again, twice at most. ``answer_tokens`` is the
        most that an answer may take where there is a budget.

        Raises AnswerError where no answer to this request can be used, and ModelError where there is no use in asking on."""
        why = ""
        for attempt in range(_AGAIN + 1):
            content = self._content(_with(messages, why), schema, _SEED + attempt, answer_tokens)
            try:
                return read_object(content, check)
            except ValueError as error:
                why = str(error)
        raise AnswerError(f"endpoint: no usable answer in {_AGAIN + 1} tries ({why})")

    def _content(self, messages: Messages, schema: dict[str, Any], seed: int, answer_tokens: int) -> str:
        """The text of one answer, whole."""
        manner = self._manner
        while True:
            payload = self._payload(messages, schema, seed, answer_tokens, manner)
            cost = Cost(tokens_in(json.dumps(payload, ensure_ascii=False)), answer_tokens)
            try:
                answer = self._server.post("/chat/completions", payload, cost)
            except Refused as refused:
                lesser = manner.without(refused)
                if lesser is None:
                    self._refused += 1
                    raise AnswerError(f"endpoint {self._server.url}: refused ({refused})") from None
                manner = lesser
                continue
            self._manner = manner
            return _text(answer, limit=answer_tokens if self._options.max_tokens else None)

    def _payload(self, messages: Messages, schema: dict[str, Any], seed: int, answer_tokens: int, manner: Manner) -> dict[str, Any]:
        said = [dict(message) for message in messages]
        if manner.form != "json_schema":  # who is not given the schema is told it
            shape = json.dumps(schema, ensure_ascii=False, sort_keys=True)
            said[-1]["content"] += f"\n\nAnswer with one JSON object and nothing else, by this JSON Schema: {shape}"
        if not manner.system:
            first = "\n\n".join(message["content"] for message in said if message["role"] == "system")
            said = [message for message in said if message["role"] != "system"]
            said[0]["content"] = f"{first}\n\n{said[0]['content']}"
        payload: dict[str, Any] = {"model": self._options.model, "messages": said, "stream": False}
        if manner.form == "json_schema":
            payload["response_format"] = {"type": "json_schema", "json_schema": {"name": "answer", "strict": True, "schema": schema}}
        elif manner.form == "json_object":
            payload["response_format"] = {"type": "json_object"}
        payload |= {"temperature": 0} if manner.temperature else {}
        payload |= {"seed": seed} if manner.seed else {}
        payload |= {manner.limit: answer_tokens} if self._options.max_tokens else {}
        return payload


@lru_cache(maxsize=8)
def chat_of(options: Endpoint, *, offline: bool = False) -> Chat:
    """The chat of these settings: one for all who ask in this process, so that a budget is one budget."""
    return Chat(options, offline=offline)


def read_object(content: str, check: Check | None = None) -> dict[str, Any]:
    """The JSON object in what a model said: the whole of it, or the first that passes ``check`` behind its thoughts, in a fence or among
    words. Raises ValueError, which says what is wrong with the first that there is."""
    why = ""
    for found in _objects(content):
        try:
            if check is not None:
                check(found)
            return found
        except ValueError as error:
            why = why or str(error)
    raise ValueError(why or "it is no JSON object")


def _objects(content: str) -> Iterator[dict[str, Any]]:
    """All objects that it may mean, in order. Of thoughts some servers send only the end: their template has opened <think> itself."""
    reader = json.JSONDecoder()
    try:
        whole = reader.decode(content)
    except (ValueError, RecursionError):
        pass
    else:
        if isinstance(whole, dict):
            yield whole
        return
    text = content.rpartition("</think>")[2]
    for place in islice(re.finditer(r"\{", text), _PLACES):
        try:
            yield cast(dict[str, Any], reader.raw_decode(text, place.start())[0])
        except (ValueError, RecursionError):
            continue


def _with(messages: Messages, why: str) -> Messages:
    """The question, with what was wrong with the last answer; in the same message, since some models take only turns."""
    if not why:
        return messages
    last = dict(messages[-1])
    last["content"] += f"\n\n(An earlier answer could not be used: {why}. Take care of that.)"
    return [*messages[:-1], last]


def _text(answer: dict[str, Any], *, limit: int | None) -> str:
    """What the model said. Raises AnswerError where it was cut off, by ``limit`` if we set one, or kept silent."""
    try:
        choice = answer["choices"][0]
        content, ended = choice["message"].get("content"), choice.get("finish_reason")
        refusal = choice["message"].get("refusal")
    except (KeyError, IndexError, TypeError, AttributeError):
        raise ModelError("endpoint: the answer is none of a chat endpoint (no choices): is endpoint.url right?") from None
    if ended == "length":
        if limit is not None:
            raise AnswerError(f"endpoint: the answer was cut off at {limit} tokens, which is all that it may take where endpoint.max_tokens is set: leave that out for a model that thinks at length")
        raise AnswerError("endpoint: the answer was cut off: the model's limit of tokens is too low")
    if ended == "content_filter" or refusal:
        raise AnswerError("endpoint: the server's filter kept the answer back")
    if isinstance(content, list):  # in parts, of which some are thoughts
        content = "".join(str(part.get("text", "")) for part in content if isinstance(part, dict) and part.get("type") == "text")
    return content if isinstance(content, str) else ""
