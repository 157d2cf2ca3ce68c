"""Run folders as a report reads them: rows, settings, environment, what was logged.

Nothing is written, so a run that is still going can be read: a last line without an end is one
that is being written, or that a kill left torn, and does not count.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from prover.config import read_toml
from prover.errors import InputError
from prover.types import Status


@dataclass(frozen=True)
class Result:
    """A row of results.jsonl, as far as a report needs it; times in seconds."""

    name: str
    verdict: Status
    reason: str
    proof: str | None = None
    axioms: tuple[str, ...] = ()
    lemmas: tuple[str, ...] = ()
    repairs: tuple[str, ...] = ()
    seconds: float = 0.0
    lean_seconds: float = 0.0
    model_seconds: float = 0.0
    calls: float = 0
    """How often Lean was asked to try tactics, with one or several of them."""
    expansions: float = 0
    tokens: float = 0
    cost: float = 0
    attempts: float = 0

    @property
    def solved(self) -> bool:
        return self.verdict is Status.VERIFIED


@dataclass(frozen=True)
class Run:
    """A run folder: its rows by name, in the order in which they were written."""

    path: Path
    config: Mapping[str, Any]
    environment: Mapping[str, Any]
    results: Mapping[str, Result]
    wall_seconds: float | None
    """Of all its parts together; None if none of them has come to an end."""

    @property
    def suite(self) -> str:
        return str(self.config["suite"])

    @property
    def total(self) -> int:
        """How many problems it was given."""
        return max(int(self.config.get("limit", 0)), len(self.results))

    @property
    def time_limit(self) -> float:
        return float(self.config["time_limit"])


def read(path: Path) -> Run:
    """The run in the folder `path`. Raises InputError, with the line if there is one."""
    results = path / "results.jsonl"
    if not path.is_dir():
        raise InputError("no such run: name the folder of a `prover batch` run", path=path)
    if not results.is_file() or not (path / "config.toml").is_file():
        raise InputError(
            "holds no run (no results.jsonl and config.toml): name the folder of a `prover batch`",
            path=path,
        )
    settings = path / "config.toml"
    config = read_toml(settings)
    for key, kind in (("suite", str), ("suite_sha256", str), ("time_limit", (int, float))):
        if not isinstance(config.get(key), kind):
            raise InputError(f"no {key} in it: not the settings of a run", path=settings)
    for key in ("time_limit", "limit"):
        if not _number(config.get(key, 1)) or config.get(key) == 0:
            raise InputError(f"{key} is {config[key]!r}: a number above 0 expected", path=settings)
    rows: dict[str, Result] = {}
    for number, raw in lines(results):
        found = _result(raw, results, number)
        if found.name in rows:
            raise InputError(f"a second row of {found.name}", path=results, line=number)
        rows[found.name] = found
    parts = [
        event["seconds"]
        for _, event in events(path)
        if event.get("event") == "RunFinished" and _number(event.get("seconds"))
    ]
    return Run(path, config, _environment(path / "env.json"), rows, sum(parts) if parts else None)


def events(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """What a run's events.jsonl has, with line numbers; nothing if there is none."""
    file = path / "events.jsonl"
    return lines(file) if file.is_file() else iter(())


def lines(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """The objects of a file of JSON lines with their line numbers. Raises InputError."""
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            if not line.endswith(b"\n"):
                return
            try:
                found = json.loads(line)
            except (ValueError, RecursionError):
                found = None
            if not isinstance(found, dict):
                raise InputError("not a JSON object", path=path, line=number)
            yield number, found


def _result(raw: Mapping[str, Any], path: Path, line: int) -> Result:
    """The row, every field of the type that it must have; one that is missing has its default."""

    def wrong(key: str, wanted: str) -> InputError:
        shown = json.dumps(raw[key])[:60] if key in raw else "nothing"
        return InputError(f"{key} is {shown}: {wanted} expected", path=path, line=line)

    values: dict[str, Any] = {}
    for key in ("name", "reason"):
        if not isinstance(raw.get(key), str):
            raise wrong(key, "a text")
        values[key] = raw[key]
    try:
        values["verdict"] = Status(str(raw.get("verdict")))
    except ValueError:
        raise wrong("verdict", f"one of {', '.join(Status)}") from None
    if raw.get("proof") is not None:
        if not isinstance(raw["proof"], str):
            raise wrong("proof", "a text or null")
        values["proof"] = raw["proof"]
    for key in ("axioms", "lemmas", "repairs"):
        texts = raw.get(key, [])
        if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
            raise wrong(key, "a list of texts")
        values[key] = tuple(texts)
    for key in (
        "seconds", "lean_seconds", "model_seconds", "calls", "expansions", "tokens", "cost",
        "attempts",
    ):  # fmt: skip
        if not _number(raw.get(key, 0)):
            raise wrong(key, "a number, 0 or more,")
        values[key] = raw.get(key, 0)
    return Result(**values)


def _number(value: object) -> bool:
    """Whether it is a finite number, 0 or more."""
    return (
        isinstance(value, int | float)
        and not isinstance(value, bool)
        and math.isfinite(value)
        and value >= 0
    )


def _environment(path: Path) -> Mapping[str, Any]:
    try:
        found = json.loads(path.read_text("utf-8")) if path.is_file() else {}
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise InputError("not a JSON object", path=path)
    return found
