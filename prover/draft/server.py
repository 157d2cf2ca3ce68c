"""One question to an OpenAI-compatible server, bounded in seconds and in bytes.

Owns the connection, how much of a response is read, and what its failures are called; it knows
nothing of prompts, samples or budgets. Whatever the server says is checked before it is believed,
and the key leaves only towards the server.
"""

from __future__ import annotations

import asyncio
import json
import math
import re
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import httpx2
import openai

MAX_BYTES = 2 << 20  # of a response; 32,000 tokens are about 130 kB
LONGEST_WAIT = 60.0  # seconds that a server may ask us to wait
LONGEST_DETAIL = 200  # characters of a server's own words in a message
ROUNDING = 1e-3  # a log-probability above 0 by no more than this is 0
CHAT, COMPLETION = "/chat/completions", "/completions"

Json = Mapping[str, Any]


@dataclass(frozen=True)
class Answer:
    """What came back: the text, possibly empty, and the token counts as the server claims them."""

    text: str
    prompt_tokens: object = None
    completion_tokens: object = None
    size: int = 0
    """Bytes of the whole response, hidden reasoning included."""


@dataclass(frozen=True)
class Completion:
    """How a server went on from a prompt: the text, whether it came to its end, and the natural
    logarithm of its tokens' probability if the server gives it."""

    text: str
    ended: bool = True
    score: float | None = None


@dataclass(frozen=True)
class Completions:
    """The choices that came back, and the counts as in Answer, all choices together."""

    choices: tuple[Completion, ...]
    prompt_tokens: object = None
    completion_tokens: object = None
    size: int = 0


class Failure(Exception):
    """No answer, and why. `again`: the same question may be answered later, `after` seconds."""

    def __init__(self, message: str, *, again: bool = False, after: float = 0.0) -> None:
        super().__init__(message)
        self.again = again
        self.after = after


class NotThere(Failure):
    """Nobody listens at the address."""


class Late(Failure):
    """The time is over."""


class TooLong(Failure):
    """The question, or what is asked for in reply, does not fit the model's context."""


class UnknownOption(Failure):
    """The server does not take the option called `name`."""

    def __init__(self, name: str) -> None:
        super().__init__(f"the server does not take {name}")
        self.name = name


@dataclass(frozen=True)
class Server:
    """An address such as 'http://127.0.0.1:8000/v1', and a key; neither is shown, as both may
    hold a secret."""

    url: str = field(repr=False)
    key: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        try:
            url = urlsplit(self.url)
            fit = url.scheme in ("http", "https") and url.hostname and (url.port or 80)
        except ValueError:
            fit = False
        if not fit or not self.url.isprintable():
            raise Failure("OPENAI_BASE_URL is no http:// or https:// address")
        if not self.key.isascii() or not self.key.isprintable():
            raise Failure("OPENAI_API_KEY has characters that no key has: set it again")

    @property
    def place(self) -> str:
        """The address as it may be shown: without user, password and query."""
        url = urlsplit(self.url)
        return f"{url.scheme}://{url.netloc.rpartition('@')[2]}{url.path.rstrip('/')}"

    def ask(self, messages: Sequence[Json], options: Json, *, seconds: float) -> Answer:
        """The first answer to `messages`, within `seconds` from connecting to the last byte.

        Raises Failure. Cannot be called from code that runs in an event loop.
        """
        return self._answer(self._sent(CHAT, {"messages": messages}, options, seconds))

    def complete(self, prompt: str, options: Json, *, seconds: float) -> Completions:
        """What the model itself writes behind `prompt`, without a chat template; else as `ask`."""
        return self._completions(self._sent(COMPLETION, {"prompt": prompt}, options, seconds))

    def _sent(self, path: str, question: Json, options: Json, seconds: float) -> bytes:
        return asyncio.run(self._send(path, question, options, seconds))

    async def _send(self, path: str, question: Json, options: Json, seconds: float) -> bytes:
        body = {**question, "stream": False, **options}
        try:
            # A timeout of each read would not end a server that drips a byte a second.
            async with asyncio.timeout(seconds):
                return await self._post(path, body)
        except TimeoutError:
            raise Late(f"no answer within {seconds:.3g} s") from None
        except openai.APIStatusError as error:
            raise self._refusal(error.response, options) from None
        except openai.APIConnectionError as error:
            raise self._broken(error.__cause__ or error) from None

    async def _post(self, path: str, body: Json) -> bytes:
        async with (
            httpx2.AsyncClient(
                event_hooks={"response": [_bound]}, follow_redirects=False, timeout=None
            ) as http,
            openai.AsyncOpenAI(
                # Servers on one's own machine need no key, but the client wants one.
                api_key=self.key or "none",
                base_url=self.url,
                max_retries=0,
                timeout=None,
                http_client=http,
            ) as client,
        ):
            response = await client.post(
                path,
                cast_to=httpx2.Response,
                body=body,
                options={"headers": {"Accept-Encoding": "identity"}},
            )
            return response.content

    def _answer(self, content: bytes) -> Answer:
        """The first choice of a chat completion; Failure if `content` is something else."""
        payload = _json(content)
        match payload:
            case {"choices": []}:
                text = ""
            case {"choices": [{"message": {"content": str(text)}}, *_]}:
                pass
            case {"choices": [{"message": {"content": [*parts]}}, *_]}:
                text = "".join(part["text"] for part in parts if _is_text(part))
            case {"choices": [{"message": {**message}}, *_]} if message.get("content") is None:
                text = ""  # a refusal, or nothing but reasoning
            case _:
                raise self._something_else(content, "no chat completion")
        return Answer(text, *_claims(payload), size=len(content))

    def _completions(self, content: bytes) -> Completions:
        """The choices that have a text; Failure if `content` is no completion."""
        payload = _json(content)
        match payload:
            case {"choices": [*choices]}:
                found = tuple(_completion(choice) for choice in choices if _is_text(choice))
            case _:
                choices, found = [content], ()
        if choices and not found:
            raise self._something_else(content, "no completion")
        return Completions(found, *_claims(payload), size=len(content))

    def _something_else(self, content: bytes, otherwise: str) -> Failure:
        words = self._shown(_error(content).get("message", "")) or otherwise
        return Failure(f"answers with something else: {words}", again=True)

    def _broken(self, cause: BaseException) -> Failure:
        if isinstance(cause, Failure):
            return cause
        if isinstance(cause, httpx2.ConnectError):
            return NotThere(f"cannot be reached ({self._shown(str(cause))})", again=True)
        return Failure(f"the connection broke ({self._shown(str(cause))})", again=True)

    def _refusal(self, response: httpx2.Response, options: Json) -> Failure:
        """What an HTTP status other than success means."""
        status = response.status_code
        error = _error(response.content)
        detail = self._shown(error.get("message", ""))
        said = f"HTTP {status}" + (f", {detail}" if detail else "")
        if response.is_redirect:
            return Failure(f"redirects elsewhere ({said}): give the address that serves the model")
        if status in (401, 403):
            return Failure(f"refuses the key ({said}): set OPENAI_API_KEY")
        if status == 404:
            return Failure(f"has no such model or path ({said}): see --model and OPENAI_BASE_URL")
        if status in (400, 422) and (name := _refused(error, options)):
            return UnknownOption(name)
        if status in (400, 413) and _speaks_of_length(error):
            return TooLong(f"the question is too long for the model ({said})")
        # An exhausted account is reported as if one had asked too often.
        again = status in (408, 409, 429) or status >= 500
        again = again and error.get("code") != "insufficient_quota"
        return Failure(said, again=again, after=_wait(response.headers.get("retry-after", "")))

    def _shown(self, words: str) -> str:
        """Somebody else's words on one line, without the key in case they quote it."""
        words = words.replace(self.key, "***") if self.key else words
        words = "".join(c if c.isprintable() else " " for c in words)
        return " ".join(words.split())[:LONGEST_DETAIL]


class _Bounded(httpx2.AsyncByteStream):
    """A response's bytes, up to MAX_BYTES of them."""

    def __init__(self, stream: httpx2.AsyncByteStream) -> None:
        self._stream = stream

    async def __aiter__(self) -> AsyncIterator[bytes]:
        size = 0
        async for chunk in self._stream:
            size += len(chunk)
            if size > MAX_BYTES:
                raise Failure(f"sends more than {MAX_BYTES >> 20} MiB for one answer")
            yield chunk

    async def aclose(self) -> None:
        await self._stream.aclose()


async def _bound(response: httpx2.Response) -> None:
    # Compressed bytes say nothing about how many they become, and none were asked for.
    if response.headers.get("content-encoding", "identity") != "identity":
        raise Failure("sends compressed data that was not asked for")
    assert isinstance(response.stream, httpx2.AsyncByteStream)
    response.stream = _Bounded(response.stream)


def _is_text(part: object) -> bool:
    return isinstance(part, dict) and isinstance(part.get("text"), str)


def _completion(choice: Json) -> Completion:
    return Completion(choice["text"], choice.get("finish_reason") != "length", _score(choice))


def _score(choice: Json) -> float | None:
    """The sum of the tokens' log-probabilities, in either of the forms that servers give them in;
    None if any of them is missing or impossible."""
    match choice.get("logprobs"):
        case {"token_logprobs": [*numbers]}:
            pass
        case {"content": [*parts]}:
            numbers = [part.get("logprob") if isinstance(part, dict) else None for part in parts]
        case _:
            return None
    fit = all(type(n) in (int, float) and math.isfinite(n) and n <= ROUNDING for n in numbers)
    return min(0.0, float(sum(numbers))) if numbers and fit else None


def _claims(payload: Json) -> tuple[object, object]:
    """The token counts of question and answer."""
    usage = payload.get("usage")
    usage = usage if isinstance(usage, dict) else {}
    return usage.get("prompt_tokens"), usage.get("completion_tokens")


def _refused(error: Mapping[str, str], options: Json) -> str | None:
    """The option that an error is about; not every server names that of the log-probabilities."""
    name = error.get("param")
    if name is None and "logprobs" in error.get("message", ""):
        name = "logprobs"
    return name if name in options.keys() - {"model"} else None


def _json(content: bytes) -> Any:
    """The value, with U+FFFD for what is no UTF-8; None for what is no JSON."""
    try:
        return json.loads(content.decode("utf-8", "replace"))
    except (ValueError, RecursionError):  # numbers of thousands of digits; brackets without end
        return None


def _error(content: bytes) -> dict[str, str]:
    """What a response says of an error in text fields, such as `message`, `code` and `param`."""
    payload = _json(content)
    error = payload.get("error", payload) if isinstance(payload, dict) else payload
    fields = error if isinstance(error, dict) else {"message": error}
    return {name: value for name, value in fields.items() if isinstance(value, str)}


def _speaks_of_length(error: Mapping[str, str]) -> bool:
    words = f"{error.get('code')} {error.get('message')}"
    return bool(re.search(r"context.?(length|window|size)|too (long|large)|exceed", words, re.I))


def _wait(header: str) -> float:
    """Seconds of a Retry-After header; 0 for a date or nonsense."""
    try:
        seconds = float(header)
    except ValueError:
        return 0.0
    return min(max(seconds, 0.0), LONGEST_WAIT) if math.isfinite(seconds) else 0.0
