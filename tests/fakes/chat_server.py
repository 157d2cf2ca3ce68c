"""A model server whose every answer is scripted, and which misbehaves when told to.

    with ChatServer([status(429), says("by simp")]) as server:
        ... OPENAI_BASE_URL=server.url ...

Each request gets the next reply of the script, the last one again and again; or the script is a
function from the request's JSON to a reply. `server.requests` holds what was asked.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Json = dict[str, Any]
Reply = Callable[[BaseHTTPRequestHandler], None]
Script = Sequence[Reply] | Callable[[Json], Reply]


class ChatServer:
    """Listens on a free port of this machine inside the `with` block."""

    def __init__(self, script: Script) -> None:
        self.requests: list[Json] = []
        self.headers: list[Message] = []
        self._script = script
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                outer.requests.append(body)
                outer.headers.append(self.headers)
                self.close_connection = True
                with suppress(BrokenPipeError, ConnectionResetError):  # the client had enough
                    outer._reply(body)(self)

            def log_message(self, *_: object) -> None:
                pass

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._http.daemon_threads = True
        self._http.block_on_close = False
        self.url = f"http://127.0.0.1:{self._http.server_port}/v1"

    def _reply(self, body: Json) -> Reply:
        if callable(self._script):
            return self._script(body)
        return self._script[min(len(self.requests), len(self._script)) - 1]

    def __enter__(self) -> ChatServer:
        threading.Thread(target=self._http.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._http.shutdown()
        self._http.server_close()


def completion(text: str | None, usage: Json | None = None, **message: object) -> Json:
    """A chat completion of one choice, as servers send it."""
    choice = {"index": 0, "finish_reason": "stop", "message": {"content": text, **message}}
    counts = {"prompt_tokens": 100, "completion_tokens": 10} if usage is None else usage
    return {"object": "chat.completion", "model": "fake", "choices": [choice], "usage": counts}


def says(text: str | None, usage: Json | None = None, **message: object) -> Reply:
    """A well-formed answer."""
    return sends(json.dumps(completion(text, usage, **message)).encode())


def completes(
    *texts: object, scores: Sequence[object] | None = None, usage: Json | None = None
) -> Reply:
    """Completions of a prompt, one a text; `scores` are log-probabilities of the texts, each given
    as that of a single token."""
    choices: list[Json] = [{"text": text, "finish_reason": "stop"} for text in texts]
    for choice, score in zip(choices, scores or [], strict=False):
        choice["logprobs"] = {"tokens": [choice["text"]], "token_logprobs": [score]}
    counts = {"prompt_tokens": 100, "completion_tokens": 10} if usage is None else usage
    return sends(json.dumps({"choices": choices, "usage": counts}).encode())


def sends(body: bytes, code: int = 200, **headers: str) -> Reply:
    """Any bytes as the whole body; in the headers' names `_` stands for `-`."""

    def reply(handler: BaseHTTPRequestHandler) -> None:
        _head(handler, code, Content_Length=str(len(body)), **headers)
        handler.wfile.write(body)

    return reply


def status(
    number: int, message: str = "no", headers: dict[str, str] | None = None, **error: str
) -> Reply:
    """An error in OpenAI's form."""
    body = json.dumps({"error": {"message": message, **error}}).encode()
    return sends(body, number, **(headers or {}))


def dies(handler: BaseHTTPRequestHandler) -> None:
    """Promises a body and closes the connection in the middle of it."""
    _head(handler, 200, Content_Length="1000")
    handler.wfile.write(b'{"choices": [')


def silent(_: BaseHTTPRequestHandler) -> None:
    """Never answers."""
    time.sleep(60)


def drips(handler: BaseHTTPRequestHandler) -> None:
    """A byte of white space every 20 ms, for ever."""
    _head(handler, 200)
    while True:
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.02)


def drips_headers(handler: BaseHTTPRequestHandler) -> None:
    """A header line every 20 ms, and never a body."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    while True:
        handler.wfile.write(b"X-More: y\r\n")
        handler.wfile.flush()
        time.sleep(0.02)


def floods(code: int = 200) -> Reply:
    """Bytes as fast as they are taken, for ever."""

    def reply(handler: BaseHTTPRequestHandler) -> None:
        _head(handler, code)
        while True:
            handler.wfile.write(b"x" * 65536)

    return reply


def _head(handler: BaseHTTPRequestHandler, code: int, **headers: str) -> None:
    handler.send_response(code)
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()
