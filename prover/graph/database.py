"""The SQLite file of a proof graph: opening, migrating, transactions, and what errors mean.

Many processes read and write at once: the file is in WAL mode, every write is one transaction that
takes the writers' lock at its start and is on the disk when it returns (`synchronous=FULL`), so a
killed process or a power loss takes nothing that was acknowledged. WAL needs a local file system.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from prover.errors import InputError, OutputError

MIGRATIONS = Path(__file__).parent / "migrations"
APPLICATION = 0x50724C6D  # 'PrLm': tells a proof graph from other SQLite files
WAIT = 60.0  # seconds for another process's write
CACHE = 16_000  # KiB of pages

Row = tuple[Any, ...]


class Database:
    """One connection, for one thread of one process; `close` it."""

    def __init__(self, path: Path, *, create: bool, read_only: bool) -> None:
        """Open, and where needed create or migrate.

        Raises InputError for what is no proof graph of a known format, OutputError for what cannot
        be opened or is damaged.
        """
        self.path = path
        try:
            if path.is_dir():
                raise InputError("a folder: name a file in it", path=path)
            if not path.exists():
                if read_only or not create:
                    raise InputError("there is no proof graph of this name", path=path)
                path.parent.mkdir(parents=True, exist_ok=True)
            elif not read_only and not os.access(path, os.W_OK):
                raise OutputError(f"{path}: cannot be written: no permission")
        except OSError as error:
            raise OutputError(f"{path}: cannot be opened: {error.strerror}") from None
        uri = path.absolute().as_uri()
        self.reading = f"{uri}?mode=ro"
        """The URI by which another connection can read the file."""
        try:
            writing = f"{uri}?mode={'rwc' if create else 'rw'}"
            self._connect(self.reading if read_only else writing, read_only)
        except OutputError:
            # A reader makes files beside the database. Where it may not, and no writer has left
            # any, nobody is writing and the file can be read as it is.
            if not read_only or os.access(path.parent, os.W_OK) or beside(path, "-wal").exists():
                raise
            self.reading = f"{uri}?immutable=1"
            self._connect(self.reading, read_only)

    def _connect(self, uri: str, read_only: bool) -> None:
        with self.guard():
            self.connection = sqlite3.connect(uri, uri=True, timeout=WAIT, isolation_level=None)
            try:
                self.connection.execute(f"PRAGMA cache_size = -{CACHE}")
                self.connection.execute("PRAGMA trusted_schema = OFF")
                self._prepare(read_only)
            except BaseException:
                self.connection.close()
                raise

    def _prepare(self, read_only: bool) -> None:
        """See what the file is, and bring it to the newest format."""
        scripts = migrations()
        newest = max(scripts)
        self.connection.execute("BEGIN")  # one view for what follows
        (application,) = self.connection.execute("PRAGMA application_id").fetchone()
        (tables,) = self.connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        version = self._version()
        self.connection.execute("COMMIT")
        if application != APPLICATION and (application or tables or version):
            raise InputError("no proof graph, but another SQLite database", path=self.path)
        if version > newest:
            raise InputError(
                f"of format {version}, and this program knows formats up to {newest}: update it",
                path=self.path,
            )
        if read_only:
            if version < newest:
                what = f"of the older format {version}" if version else "an empty file"
                raise InputError(f"{what}: open it for writing once", path=self.path)
            return
        self._to_wal()
        self.connection.execute("PRAGMA synchronous = FULL")
        self.connection.execute("PRAGMA foreign_keys = ON")
        if version < newest:
            with self.writing():
                version = self._version()  # another process may have been faster
                for number in sorted(n for n in scripts if n > version):
                    for statement in statements(scripts[number]):
                        self.connection.execute(statement)
                    self.connection.execute(f"PRAGMA user_version = {number}")
                self.connection.execute(f"PRAGMA application_id = {APPLICATION}")

    def _version(self) -> int:
        (version,) = self.connection.execute("PRAGMA user_version").fetchone()
        return int(version)

    def _to_wal(self) -> None:
        """SQLite does not wait for others here, so this does."""
        end = time.monotonic() + WAIT
        while True:
            try:
                self.connection.execute("PRAGMA journal_mode = WAL")
                return
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > end:
                    raise
                time.sleep(0.01)

    def close(self) -> None:
        self.connection.close()

    def query(self, sql: str, *values: object) -> list[Row]:
        """All rows at once: an open cursor would hold back writers' clean-up."""
        with self.guard():
            return self.connection.execute(sql, values).fetchall()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction, all of it or nothing; it is on the disk afterwards."""
        with self.guard():
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    @contextmanager
    def guard(self) -> Iterator[None]:
        """SQLite's errors as ours, where they are not this program's fault."""
        try:
            yield
        except UnicodeEncodeError as error:
            raise InputError(f"a text is no Unicode: {error.reason}", path=self.path) from None
        except sqlite3.Error as error:
            match getattr(error, "sqlite_errorcode", 0) & 0xFF:
                case sqlite3.SQLITE_NOTADB:
                    raise InputError("no proof graph: name another file", path=self.path) from None
                case sqlite3.SQLITE_CORRUPT:
                    raise self.damaged(str(error)) from None
                case sqlite3.SQLITE_FULL:
                    raise OutputError(f"{self.path}: the disk is full") from None
                case sqlite3.SQLITE_READONLY:
                    raise OutputError(f"{self.path}: cannot be written: read-only") from None
                case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_PROTOCOL:
                    raise OutputError(
                        f"{self.path}: another process has been writing to it for {WAIT:.0f} s:"
                        " try again"
                    ) from None
                case sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_IOERR | sqlite3.SQLITE_PERM:
                    raise OutputError(f"{self.path}: cannot be opened: {error}") from None
            raise

    def damaged(self, how: str) -> OutputError:
        return OutputError(
            f"{self.path}: damaged ({how}): move it away; run folders can be read in again"
        )


def migrations() -> dict[int, str]:
    """The scripts by their numbers."""
    files = MIGRATIONS.glob("[0-9]*.sql")
    return {int(f.name.partition("_")[0]): f.read_text(encoding="utf-8") for f in files}


def statements(script: str) -> Iterator[str]:
    """One at a time: sqlite3's own `executescript` would end the transaction first."""
    lines: list[str] = []
    for line in script.splitlines():
        lines.append(line)
        if sqlite3.complete_statement("\n".join(lines)):
            yield "\n".join(lines)
            lines = []


def beside(path: Path, ending: str) -> Path:
    """The file of that ending that SQLite keeps next to `path`."""
    return path.with_name(path.name + ending)
