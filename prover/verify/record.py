"""The record of a verdict: what it rests on, so that it can be reached again from files alone."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime

from prover import __version__
from prover.lean.confinement import strongest
from prover.lean.sandbox import Limits
from prover.lean.toolchain import Toolchain
from prover.types import Record


def record(
    toolchain: Toolchain,
    *,
    statements: Iterable[str],
    source: str,
    axioms: Iterable[str],
    checks: Iterable[object],
    checkers: Iterable[str] = (),
    seconds: float,
) -> Record:
    """The record of a candidate `source` that proves what the files `statements` state."""
    return Record(
        prover=__version__,
        lean=toolchain.version,
        library=toolchain.library,
        library_hash=toolchain.library_hash,
        statement_hash=_hash("\0".join(statements)),
        proof_hash=_hash(source),
        axioms=tuple(sorted(axioms)),
        checks=tuple(map(str, checks)),
        checkers=tuple(checkers),
        seconds=round(seconds, 3),
        memory_mb=Limits().memory_mb,
        sandbox=strongest(),
        date=datetime.now(UTC).isoformat(timespec="seconds"),
    )


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()
