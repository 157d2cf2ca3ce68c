"""A live `lean --worker`: an LSP server for one document, spoken to over pipes.

Owns the transport and nothing else: framing, the start-up that an editor's watchdog would do,
document versions, and which diagnostics belong to which version. What stands in the document is
the business of `sweep`. Every way to break raises a WorkerFailure and leaves a dead process group.
"""

from __future__ import annotations

import json
import time
from typing import Any

from prover.errors import LeanCrash, WorkerFailure
from prover.lean.messages import from_diagnostic, to_utf16
from prover.lean.sandbox import Child, Limits
from prover.lean.toolchain import Toolchain
from prover.types import Message

# No file on disk: Lean asks lake how to set up a file, but not an untitled document.
_URI = "untitled:Main"
# Goals are read back: nothing of them may be left out as too deep or too long.
_PRINT_ALL = ("-Dpp.deepTerms=true", "-Dpp.maxSteps=1000000")
_OPTIONS = ("--worker", "-Dlinter.all=false", "-Dserver.reportDelayMs=0", *_PRINT_ALL)
_INITIALIZE: dict[str, Any] = {
    "processId": None,
    "rootUri": None,
    "initializationOptions": {"editDelay": 0, "hasWidgets": False},
    # Without it each report repeats all earlier ones: quadratic in the number of messages.
    "capabilities": {"lean": {"incrementalDiagnosticSupport": True}},
}
_HEADER_BYTES = 4096
_EXIT_SECONDS = 1.0


class Worker:
    """One document in one Lean process. Not thread-safe, except for `kill`.

    `text` is the document, `messages` what Lean has said of it so far, `line` the 1-based first
    line that is still being elaborated (None when all is done): after a failure they tell how far
    it came.
    """

    def __init__(self, toolchain: Toolchain, limits: Limits) -> None:
        self._limits = limits
        self._child = Child(
            [*toolchain.command, *_OPTIONS],
            environment=dict(toolchain.environment),
            read=toolchain.files,
            cwd=toolchain.cwd,
            limits=limits,
            interactive=True,
        )
        self._buffer = bytearray()
        self._requests = 0
        self._version = 0
        self._lines: list[str] = []
        self._records: list[dict[str, Any]] = []
        self.text = ""
        self.line: int | None = 1
        self.born = time.monotonic()
        self.last_used = self.born
        self._send({"id": 0, "method": "initialize", "params": _INITIALIZE})

    @property
    def messages(self) -> tuple[Message, ...]:
        """What Lean has said about the current text, in order of position."""
        found = (from_diagnostic(record, self._lines) for record in self._records)
        return tuple(sorted(found, key=lambda message: (message.line, message.column)))

    @property
    def alive(self) -> bool:
        return self._child.alive

    @property
    def private_mb(self) -> float:
        return self._child.private_mb()

    def elaborate(self, text: str, deadline: float) -> tuple[Message, ...]:
        """Make `text` the document and wait until all of it is elaborated.

        What stands before the first change is not elaborated again. The first text fixes the
        imports; `deadline` is in `time.monotonic` seconds. Raises a WorkerFailure.
        """
        self.last_used = time.monotonic()
        self._version += 1
        text = text.encode(errors="replace").decode()  # half a surrogate pair is not UTF-8
        self._lines, self._records, self.line = text.split("\n"), [], 1
        self.text = text
        document: dict[str, Any] = {"uri": _URI, "version": self._version}
        if self._version == 1:
            document |= {"languageId": "lean4", "text": text}
            self._notify("textDocument/didOpen", {"textDocument": document})
        else:
            changes = {"textDocument": document, "contentChanges": [{"text": text}]}
            self._notify("textDocument/didChange", changes)
        self._request("textDocument/waitForDiagnostics", document, deadline)
        self.line = None
        return self.messages

    def goals_at(self, line: int, column: int, deadline: float) -> str | None:
        """The state before 1-based `line`, 0-based code-point `column`, as text for
        `goals.parse_state`; None outside a tactic block."""
        character = to_utf16(self._lines[line - 1], column)
        position = {"line": line - 1, "character": character}
        params = {"textDocument": {"uri": _URI}, "position": position}
        answer = self._request("$/lean/plainGoal", params, deadline)
        return None if answer is None else "\n\n".join(answer["goals"])

    def completions(self, line: int, column: int, deadline: float) -> tuple[str, ...]:
        """Full names of the constants that may stand for the word which ends at 1-based `line`,
        0-based code-point `column`."""
        character = to_utf16(self._lines[line - 1], column)
        position = {"line": line - 1, "character": character}
        params = {"textDocument": {"uri": _URI}, "position": position}
        answer = self._request("textDocument/completion", params, deadline)
        try:
            return tuple(filter(None, map(constant, answer["items"])))
        except (LookupError, TypeError, AttributeError):
            raise LeanCrash("Lean offered completions of unknown shape") from None

    def kill(self) -> None:
        """Kill the process group, from any thread."""
        self._child.kill()

    def close(self) -> None:
        """Kill it and give back its pipes."""
        self._child.close()

    def _request(self, method: str, params: dict[str, Any], deadline: float) -> Any:
        self._requests += 1
        self._child.allow_output()
        self._send({"id": self._requests, "method": method, "params": params})
        try:
            while True:
                answer = self._receive(deadline)
                if "method" in answer:
                    self._hear(answer)
                elif answer.get("id") == self._requests:
                    if "error" in answer:
                        raise LeanCrash(f"Lean refused {method}: {answer['error']}")
                    return answer.get("result")
        except WorkerFailure:
            self.close()
            raise

    def _hear(self, answer: dict[str, Any]) -> None:
        """Take a notification in; a request of the server gets an empty answer."""
        if "id" in answer:
            self._send({"id": answer["id"], "result": None})
            return
        method, params = answer["method"], answer.get("params", {})
        try:
            version = params.get("textDocument", params).get("version")
            if method == "textDocument/publishDiagnostics" and version == self._version:
                if not params.get("isIncremental"):
                    self._records = []
                self._records += params["diagnostics"]
            elif method == "$/lean/fileProgress" and version == self._version:
                self.line = _first_line([part["range"] for part in params["processing"]])
        except (LookupError, TypeError, AttributeError):
            raise LeanCrash(f"Lean sent a {method} of unknown shape") from None

    def _notify(self, method: str, params: dict[str, Any]) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}, ensure_ascii=False).encode()
        self._child.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)

    def _receive(self, deadline: float) -> dict[str, Any]:
        """The next message. Raises LeanCrash at the end of output and for anything else."""
        while (end := self._buffer.find(b"\r\n\r\n")) < 0:
            if len(self._buffer) > _HEADER_BYTES:
                raise self._junk()
            self._fill(deadline)
        length = self._content_length(bytes(self._buffer[:end]))
        start = end + 4
        while len(self._buffer) < start + length:
            self._fill(deadline)
        body = bytes(self._buffer[start : start + length])
        del self._buffer[: start + length]
        try:
            message = json.loads(body)
        except ValueError:
            raise LeanCrash(f"Lean sent what is no JSON: {body[:80]!r}") from None
        if not isinstance(message, dict):
            raise LeanCrash(f"Lean sent what is no message: {body[:80]!r}")
        return message

    def _content_length(self, header: bytes) -> int:
        for line in header.split(b"\r\n"):
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length" and value.strip().isdigit():
                length = int(value)
                if length > self._limits.output_bytes:
                    raise LeanCrash(f"Lean announced a message of {length} bytes")
                return length
        raise self._junk()

    def _fill(self, deadline: float) -> None:
        chunk = self._child.read(deadline)
        if not chunk:
            code = self._child.wait(time.monotonic() + _EXIT_SECONDS)
            tail = self._child.error_tail
            raise LeanCrash(f"Lean ended with exit code {code}: {tail or 'no complaint'}")
        self._buffer += chunk

    def _junk(self) -> LeanCrash:
        return LeanCrash(f"Lean printed junk among its messages: {bytes(self._buffer[:80])!r}")


def constant(item: dict[str, Any]) -> str | None:
    """The full name of the constant that a completion is; None for variables and keywords."""
    data = item.get("data")
    if isinstance(data, list):  # the last is the name, behind 'c' for a constant
        return data[-1].removeprefix("c") if data and data[-1].startswith("c") else None
    found: dict[str, Any] = data or {}  # of versions before 4.20 or so
    name = (found.get("id") or {}).get("const", {}).get("declName")
    return str(name) if name else None


def _first_line(ranges: list[dict[str, Any]]) -> int | None:
    """Where the first of some ranges begins. An empty one stands at the beginning of a command
    whose parts are listed on their own."""
    starts = [part["start"]["line"] + 1 for part in ranges if part["start"] != part["end"]]
    return min(starts, default=1 if ranges else None)
