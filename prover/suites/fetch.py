"""Fetches a published suite with git, checks it, and keeps it as JSON lines in the user's data.

What is fetched is checked twice. Git refuses whatever does not hash to the pinned commit (SHA-1,
with git's detection of collisions). And the SHA-256 of the files that are read, of which none is
published, is written down beside the suite at the first fetch; later ones must agree.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from prover import bundle
from prover.errors import InputError, OutputError, SourceUnavailable
from prover.suites.published import Row, Source

GIT_SECONDS = 900.0
# No prompt for a password where a repository is gone; a stalled transfer ends.
_ENVIRONMENT = {
    "GIT_TERMINAL_PROMPT": "0", "GIT_HTTP_LOW_SPEED_LIMIT": "100", "GIT_HTTP_LOW_SPEED_TIME": "60",
}  # fmt: skip
Say = Callable[[str], None]


@dataclass(frozen=True)
class Fetched:
    """A suite that is there."""

    files: dict[str, int]
    """The names that it can be run by (the whole, and its splits), and how many rows each has."""
    sha256: str
    """Of the files that were read, with their paths."""
    known: bool
    """An earlier fetch had the same."""


def folder() -> Path:
    """Where fetched suites are."""
    return bundle.user_data() / "suites"


def fetch(source: Source, say: Say, *, mirror: str | None = None) -> Fetched:
    """Get a suite from its repository, or from `mirror`: a URL or a clone that holds the commit.

    Raises SourceUnavailable, InputError for what is not what was fetched before, or OutputError.
    """
    where = mirror or source.url
    stated = f", stated for Lean {source.lean}" if source.lean else ""
    say(f"{source.name}: {source.url} at {source.commit[:12]}{stated}")
    say(f"{source.name}: licence: {source.licence}")
    with _checkout(source, where) as tree:
        rows, sha256 = _read(source, tree)
    lock = folder() / f"{source.name}.lock.json"
    known = _check(source, lock, sha256)
    files = {source.name: [row for part in rows.values() for row in part]}
    if len(rows) > 1:
        files |= {f"{source.name}-{split}": part for split, part in rows.items()}
    for name, part in files.items():
        _write(
            folder() / f"{name}.jsonl",
            "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in part),
        )
    note = {
        "repository": source.url,
        "commit": source.commit,
        "licence": source.licence,
        "sha256": sha256,
    }
    _write(lock, json.dumps(note, indent=2) + "\n")
    return Fetched({name: len(part) for name, part in files.items()}, sha256, known)


@contextmanager
def _checkout(source: Source, where: str) -> Iterator[Path]:
    """The files of the pinned commit, and nothing of its history."""
    if shutil.which("git") is None:
        raise SourceUnavailable(f"{source.name}: there is no `git` on PATH: install it")
    with tempfile.TemporaryDirectory(prefix="proofloom-") as name:
        tree = Path(name)
        try:
            _git(tree, "init", "--quiet")
            _git(tree, "fetch", "--quiet", "--depth=1", "--", where, source.commit)
            # A link in a repository could point anywhere.
            _git(tree, "-c", "core.symlinks=false", "checkout", "--quiet", source.commit)
        except SourceUnavailable as error:
            raise SourceUnavailable(
                f"{source.name}: cannot fetch {where} at {source.commit}: {error}; without a "
                f"network, clone {source.url} elsewhere, copy the folder here and add --from FOLDER"
            ) from None
        yield tree


def _git(tree: Path, *arguments: str) -> None:
    try:
        done = subprocess.run(
            ["git", *arguments],
            cwd=tree,
            env={**os.environ, **_ENVIRONMENT},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=GIT_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise SourceUnavailable(str(error)) from None
    if done.returncode != 0:
        said = [line for line in done.stderr.splitlines() if line.startswith(("fatal:", "error:"))]
        raise SourceUnavailable((said or ["git failed"])[0].partition(": ")[2] or "git failed")


def _read(source: Source, tree: Path) -> tuple[dict[str, list[Row]], str]:
    """The rows of each split, and the hash of the files that they are from."""
    digest = hashlib.sha256()
    rows: dict[str, list[Row]] = {}
    for split, pattern in source.files.items():
        paths = sorted(path for path in tree.glob(pattern) if path.is_file())
        if not paths:
            raise InputError(f"{source.url} at {source.commit[:12]} has no {pattern}")
        for path in paths:
            place = path.relative_to(tree).as_posix()
            digest.update(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {place}\n".encode())
            whence = f"{source.repository}@{source.commit}:{place}"
            for row in source.rows(path):
                own = row.get("split") or split
                added = {**row, **({"split": own} if own else {}), "source": whence}
                rows.setdefault(own, []).append({**added, "license": source.licence})
    if not rows:
        raise InputError(f"{source.url} at {source.commit[:12]} has no open theorem")
    return rows, digest.hexdigest()


def _check(source: Source, lock: Path, sha256: str) -> bool:
    """Whether it is known; raises InputError if something else was fetched before."""
    try:
        before = json.loads(lock.read_text(encoding="utf-8"))
        commit, known = before["commit"], before["sha256"]
    except FileNotFoundError:
        return False
    except (OSError, ValueError, LookupError, TypeError):
        raise InputError("cannot be read: delete it to fetch the suite anew", path=lock) from None
    if commit != source.commit:  # an earlier version of this program had another pin
        return False
    if known != sha256:
        raise InputError(
            f"what was fetched now (sha256 {sha256[:16]}) is not what was fetched before "
            f"({known[:16]}): delete this file to accept it",
            path=lock,
        )
    return True


def _write(path: Path, text: str) -> None:
    """The whole file or nothing."""
    temporary = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_text(text, encoding="utf-8")
        temporary.replace(path)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror}") from None


def fetched() -> Sequence[Path]:
    """The suites that are there."""
    return sorted(folder().glob("*.jsonl"))
