"""What is at hand again after a quit, a crash or a kill: one file for each document.

The file is the user's own and written whole or not at all. Nothing in it counts as proved: proofs
that the judge had accepted go before it again. One process has a session at a time.
"""

from __future__ import annotations

import fcntl
import os
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from prover import bundle
from prover.errors import InputError, OutputError
from prover.runs.folder import replace_file
from prover.tui.work import Work


@dataclass(frozen=True)
class Offer:
    """A job: what it is about and what became of it. One that was not done is begun again."""

    kind: str
    theorem: str
    hole: int
    goal: int
    title: str
    whole: bool
    state: str
    reason: str = ""
    tactic: str = ""
    hints: tuple[str, ...] = ()


@dataclass(frozen=True)
class Session:
    """The state of a document: `target` opens it again, `works` are by theorem."""

    target: str
    chosen: str
    hole: int
    goal: int
    typed: str
    works: dict[str, Work]
    drafts: dict[str, str]
    offers: tuple[Offer, ...]
    judged: tuple[str, ...]


_CODEC = TypeAdapter(Session)


def folder() -> Path:
    """Where sessions are."""
    return bundle.user_state() / "sessions"


class Store:
    """The session file of one document, held until `close`."""

    def __init__(self, key: str) -> None:
        """Raises InputError when another process has it, OutputError when it cannot be written."""
        self.path = folder() / f"{key}.json"
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._lock = os.open(self.path.with_suffix(".lock"), os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise OutputError(f"{self.path}: cannot be written: {error.strerror}") from None
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(self._lock)
            raise InputError(
                "open in another `prover tui`: close that one first", path=key
            ) from None

    def load(self) -> tuple[Session | None, str]:
        """What was saved, and what is to be said of it: a file that cannot be read is put aside."""
        try:
            found = _CODEC.validate_json(self.path.read_bytes())
        except FileNotFoundError:
            return None, ""
        except (OSError, ValidationError):
            aside = self.path.with_suffix(".unreadable")
            self.path.replace(aside)
            return None, f"the saved session cannot be read: it is put aside as {aside}"
        return found, f"session restored: {len(found.works)} at work"

    def save(self, session: Session) -> None:
        """Write it. Raises OutputError."""
        replace_file(self.path, _CODEC.dump_json(session).decode())

    def close(self) -> None:
        """Let others have it."""
        os.close(self._lock)


def peek(key: str) -> Session | None:
    """The session of a document, for reading only; None if there is none that can be read."""
    try:
        return _CODEC.validate_json((folder() / f"{key}.json").read_bytes())
    except (OSError, ValidationError):
        return None


def latest() -> str | None:
    """The target of the session that was last saved."""
    paths = sorted(folder().glob("*.json"), key=lambda path: path.stat().st_mtime, reverse=True)
    found = (peek(path.stem) for path in paths)
    return next((each.target for each in found if each is not None), None)
