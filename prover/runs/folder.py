"""The folder of a run: what is in it, how a row gets there whole, who may write to it.

One process writes (it holds the lock; the kernel drops the lock of a process that is killed). A
row is one `write` and an `fsync`; a line that a kill left torn is cut off when the run is resumed.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from prover.config import Outcome, Settings, read_toml, to_toml
from prover.critic import trees
from prover.errors import InputError, OutputError
from prover.events import Event
from prover.types import Problem, Status

Row = dict[str, Any]
SETTINGS = frozenset(field.name for field in fields(Settings))


class RunFolder:
    """An open run folder; closing it gives up the lock.

    `rows` are the finished rows by problem name, in the order in which they were written.
    """

    def __init__(self, path: Path, *, resume: bool) -> None:
        """Create the folder, or open it to go on with its run.

        Raises InputError when it holds a run that was not to be resumed, OutputError when it
        cannot be written or when another process writes to it.
        """
        self.path = path
        try:
            (path / "proofs").mkdir(parents=True, exist_ok=True)
            self._lock = os.open(path / "lock", os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as error:
            raise OutputError(f"{path}: cannot be written: {error.strerror}") from None
        try:
            try:
                fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                raise OutputError(f"{path}: another batch is writing to it") from None
            if self.config_path.exists() and not resume:
                raise InputError("holds a run: add --resume or name another folder", path=path)
            self._results = _Lines(path / "results.jsonl")
            self._events = _Lines(path / "events.jsonl")
            self.rows = {found["name"]: found for found in self._results.read()}
        except BaseException:
            os.close(self._lock)
            raise

    def __enter__(self) -> RunFolder:
        return self

    def __exit__(self, *_: object) -> None:
        self._results.close()
        self._events.close()
        os.close(self._lock)

    @property
    def config_path(self) -> Path:
        return self.path / "config.toml"

    def config(self) -> dict[str, Any]:
        """What the run was started with; empty for a new run."""
        return read_toml(self.config_path) if self.config_path.exists() else {}

    def environment(self) -> dict[str, Any]:
        """What `start` wrote to env.json; empty for a new run."""
        path = self.path / "env.json"
        try:
            found = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        except ValueError:
            raise InputError("not JSON: start the run in another folder", path=path) from None
        return dict(found)

    def start(
        self, config: Mapping[str, str | int | float], environment: Mapping[str, Any]
    ) -> None:
        """Write env.json, then config.toml, whose presence means that there is a run."""
        replace_file(self.path / "env.json", json.dumps(environment, indent=2) + "\n")
        replace_file(self.config_path, to_toml(config))

    def add(self, problem: Problem, outcome: Outcome, facts: Mapping[str, Any]) -> Row:
        """Store a finished problem; its proof is on disk before its row is."""
        if outcome.verdict.status is Status.VERIFIED and outcome.file is not None:
            replace_file(self.path / "proofs" / f"{problem.name}.lean", outcome.file)
        if outcome.trees:
            try:
                trees.write(self.path, problem.name, outcome.trees)
            except OSError as error:
                raise OutputError(f"{self.path}: cannot be written: {error.strerror}") from None
        finished = {**row(problem, outcome), **facts}
        self._results.append(finished, sync=True)
        self.rows[problem.name] = finished
        return finished

    def log(self, event: Event) -> None:
        """Append an event to events.jsonl; subscribe this to the bus."""
        self._events.append({"time": round(time.time(), 3), **event.record()}, sync=False)

    def counts(self) -> dict[str, int]:
        """Rows by verdict, all verdicts in their order."""
        found = [finished["verdict"] for finished in self.rows.values()]
        return {status.value: found.count(status.value) for status in Status}


@dataclass
class _Lines:
    """A file of JSON lines that is only ever appended to."""

    path: Path

    def __post_init__(self) -> None:
        try:
            self._fd = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o644)
        except OSError as error:
            raise OutputError(f"{self.path}: cannot be written: {error.strerror}") from None
        content = self.path.read_bytes()
        if not content.endswith(b"\n"):
            os.ftruncate(self._fd, content.rfind(b"\n") + 1)

    def read(self) -> list[Row]:
        """All lines; InputError for one that is not JSON."""
        found = []
        for number, line in enumerate(self.path.read_bytes().splitlines(), start=1):
            try:
                found.append(dict(json.loads(line)))
            except ValueError:
                raise InputError(
                    "not a JSON object: delete the line to run its problem again",
                    path=self.path,
                    line=number,
                ) from None
        return found

    def append(self, record: Row, *, sync: bool) -> None:
        """Write one line whole; OutputError when the disk is full."""
        line = json.dumps(record, ensure_ascii=False).encode() + b"\n"
        try:
            if os.write(self._fd, line) != len(line):
                raise OutputError(f"{self.path}: the disk is full")
            if sync:
                os.fsync(self._fd)
        except OSError as error:
            raise OutputError(f"{self.path}: cannot be written: {error.strerror}") from None

    def close(self) -> None:
        os.close(self._fd)


def row(problem: Problem, outcome: Outcome) -> Row:
    """A finished problem as a JSON object."""
    verdict = outcome.verdict
    return {
        "name": problem.name,
        "verdict": verdict.status.value,
        "reason": verdict.reason,
        "proof": verdict.proof,
        "axioms": list(verdict.axioms),
        "record": verdict.record and asdict(verdict.record),
        "seconds": round(outcome.seconds, 3),
        "lean_seconds": round(outcome.lean_seconds, 3),
        "expansions": outcome.expansions,
        "calls": outcome.calls,
        "model_seconds": round(outcome.model_seconds, 3),
        "tokens": outcome.tokens,
        "cost": round(outcome.cost, 6),
        "attempts": outcome.attempts,
        "lemmas": list(outcome.lemmas),
        "recalled": outcome.recalled,
        "repairs": list(outcome.repairs),
    }


def recorded_settings(path: Path) -> dict[str, Any]:
    """The settings that the run in `path` was started with; empty if there is none."""
    config = path / "config.toml"
    recorded = read_toml(config) if config.exists() else {}
    return {key: value for key, value in recorded.items() if key in SETTINGS}


def replace_file(path: Path, text: str) -> None:
    """Write a whole file so that a reader, or a kill, meets the old one or the new one. Line ends
    are written as they are; a link stays a link, and a file keeps its permissions."""
    path = path.resolve()
    temporary = path.with_name(f".{path.name}.new")
    try:
        with temporary.open("w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            shutil.copymode(path, temporary)
        temporary.replace(path)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror}") from None
