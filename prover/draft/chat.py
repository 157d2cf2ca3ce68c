"""Drafts by a model behind any OpenAI-compatible server.

Owns the samples, the retries and the accounts. The server is not trusted: it can waste no more
than the budget, and what it says of tokens is believed only as far as it is possible.
"""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from prover.budget import Budget
from prover.draft import Draft, Request
from prover.draft.prompt import Message, messages, without_reasoning
from prover.errors import DrafterUnavailable

if TYPE_CHECKING:
    from prover.draft.server import Answer, Completions, Failure, Server

OPENAI = "https://api.openai.com/v1"
WAITS = (1.0, 2.0, 4.0, 8.0, 16.0)  # seconds before asking again
ANSWER_SHARE = 0.5  # of the time that is left, for one answer: it must be worked with as well
BYTES_PER_TOKEN = 4  # where a server does not count
TEMPLATE_TOKENS = 1000  # what a chat template and a server's own prompt may add to a question
# How much may be said: OpenAI's reasoning models know the second alone, most servers the first.
LENGTHS = ("max_tokens", "max_completion_tokens")

T = TypeVar("T")
Options = dict[str, Any]


@dataclass
class Endpoint:
    """`model` behind the server at OPENAI_BASE_URL, with OPENAI_API_KEY if there is one.

    `prices` are money for a million tokens of question and of answer, `timeout` is in seconds an
    answer. Raises DrafterUnavailable when no server is set.
    """

    model: str
    samples: int = 4
    max_tokens: int = 4096
    seed: int = 0
    prices: tuple[float, float] = (0.0, 0.0)
    timeout: float = 600.0
    _server: Server = field(init=False, repr=False)
    _refused: set[str] = field(default_factory=set, init=False, repr=False)
    """Options that this server does not take."""
    _answered: bool = field(default=False, init=False, repr=False)

    def __post_init__(self) -> None:
        from prover.draft.server import Failure, Server  # not needed for `prover --help`

        url = os.environ.get("OPENAI_BASE_URL", "").strip()
        key = os.environ.get("OPENAI_API_KEY", "").strip()
        if not url and not key:
            raise DrafterUnavailable("no model server: set OPENAI_BASE_URL or OPENAI_API_KEY")
        try:
            self._server = Server(url or OPENAI, key)
        except Failure as failure:
            raise DrafterUnavailable(str(failure)) from None

    def patiently(
        self, ask: Callable[[Options, float], T], options: Callable[[], Options], budget: Budget
    ) -> T | None:
        """What `ask` brings, given the options and the seconds that it may take; None if the time
        is over or no answer is to be had. Raises DrafterUnavailable."""
        from prover.draft.server import Failure, Late, NotThere, TooLong, UnknownOption

        chosen, waits = options(), list(WAITS)
        while True:
            seconds = min(self.timeout, ANSWER_SHARE * budget.remaining())
            try:
                answer = ask(chosen, seconds)
            except UnknownOption as failure:
                self._refused.add(failure.name)
                chosen = options()
            except TooLong as failure:
                # What the model may say counts as well: let the server say how much is left.
                if chosen.keys().isdisjoint(LENGTHS):
                    if self._answered:
                        return None
                    raise self._unavailable(failure) from None
                chosen = {k: v for k, v in chosen.items() if k not in LENGTHS}
            except Late as failure:
                if seconds < self.timeout:
                    return None
                raise self._unavailable(failure) from None
            except Failure as failure:
                hopeless = isinstance(failure, NotThere) and not self._answered
                if not failure.again or hopeless or not waits:
                    raise self._unavailable(failure) from None
                wait = max(waits.pop(0), failure.after)
                if wait >= budget.remaining():
                    raise self._unavailable(failure) from None
                time.sleep(wait)
            else:
                self._answered = True
                return answer

    def options(self, **wanted: Any) -> Options:
        """What a call sets besides the question, without what the server does not take."""
        length = next((name for name in LENGTHS if name not in self._refused), None)
        if length is not None:
            wanted[length] = self.max_tokens
        return {"model": self.model} | {k: v for k, v in wanted.items() if k not in self._refused}

    def count(self, size: int, answer: Answer | Completions, choices: int = 1) -> tuple[int, float]:
        """Tokens and money of `choices` answers to a question of `size` bytes."""
        question = _tokens(answer.prompt_tokens, size, most=size + TEMPLATE_TOKENS)
        most = max(self.max_tokens * choices, answer.size)
        said = _tokens(answer.completion_tokens, answer.size, most=most)
        cost = (question * self.prices[0] + said * self.prices[1]) / 1e6
        return question + said, cost

    def _unavailable(self, failure: Failure) -> DrafterUnavailable:
        return DrafterUnavailable(f"model server {self._server.place}: {failure}")


@dataclass
class Chat(Endpoint):
    """Asks a chat model.

    Each request is asked `samples` times, one answer a call since many servers ignore `n`, at
    rising temperatures, and with other seeds when it comes again.
    """

    _rounds: Counter[Request] = field(default_factory=Counter, init=False, repr=False)

    @property
    def name(self) -> str:
        return f"chat:{self.model}"

    def drafts(self, request: Request, budget: Budget) -> Iterator[Draft]:
        """One draft an answer that has text; ends early when the budget is spent.

        Raises DrafterUnavailable when the server cannot be used.
        """
        asked = messages(request)
        first = self.samples * self._rounds[request]
        self._rounds[request] += 1
        for number in range(first, first + self.samples):
            if budget.spent() is not None:
                return
            answer = self._ask(asked, number, budget)
            if answer is None:
                return
            tokens, cost = self._charged(asked, answer, budget)
            if text := without_reasoning(answer.text):
                yield Draft(text, self.name, tokens, cost)

    def say(self, asked: list[Message], budget: Budget) -> str | None:
        """One answer to any question, without its reasoning; None if the time is over. Raises
        DrafterUnavailable."""
        answer = self._ask(asked, 0, budget)
        if answer is None:
            return None
        self._charged(asked, answer, budget)
        return without_reasoning(answer.text)

    def _charged(self, asked: list[Message], answer: Answer, budget: Budget) -> tuple[int, float]:
        """What the answer cost, in tokens and money, after it is charged."""
        size = sum(len(message["content"].encode()) for message in asked)
        tokens, cost = self.count(size, answer)
        budget.charge(tokens=tokens, money=cost)
        return tokens, cost

    def _ask(self, asked: list[Message], number: int, budget: Budget) -> Answer | None:
        """The answer of sample `number`."""
        heat = min(1.0, 0.2 * (number % self.samples + 1))
        return self.patiently(
            lambda options, seconds: self._server.ask(asked, options, seconds=seconds),
            lambda: self.options(temperature=heat, seed=self.seed + number),
            budget,
        )


def _tokens(claimed: object, size: int, *, most: int) -> int:
    """A server's count if it is possible, else an estimate from the bytes."""
    if isinstance(claimed, int) and not isinstance(claimed, bool) and 0 <= claimed <= most:
        return claimed
    return size // BYTES_PER_TOKEN + 1
