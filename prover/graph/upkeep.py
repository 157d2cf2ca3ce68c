"""What is done to a whole store: merging, cutting a slice out, pruning, checking."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TypedDict

from prover.errors import InputError, OutputError
from prover.graph.database import Database, beside
from prover.graph.model import Kind, Link, Node

# Where words stand.
_WORDS = {
    "node": ("kind",),
    "edge": ("link", "label", "run"),
    "origin": ("run", "problem", "maker", "lean", "verdict"),
    "attempt": ("settings", "run"),
}
# What of each table goes along with the nodes in the temporary table `chosen`.
_ALONG = {
    "node": "row IN temp.chosen",
    # The sign keeps SQLite from trying every pair of nodes in the index by target.
    "edge": "source IN temp.chosen AND +target IN temp.chosen",
    "made": "node IN temp.chosen",
    "origin": "row IN (SELECT origin FROM other.made WHERE node IN temp.chosen)",
    "attempt": "statement IN temp.chosen",
}


class Added(TypedDict):
    """What came into a store and was not there before."""

    nodes: int
    edges: int
    attempts: int


def merge(db: Database, path: Path) -> Added:
    """See `Store.merge`."""
    if path.exists() and path.samefile(db.path):
        raise InputError("the graph itself: name another one", path=path)
    other = Database(path, create=False, read_only=True)
    other.close()
    with _attached(db, other), db.writing() as connection:
        if wrong := _untrue(connection, "other"):
            raise InputError(f"{wrong[0]}: nothing was merged", path=path)
        _choose(connection, None, None, None)
        return _absorb(connection)


def export(
    db: Database, target: Path, run: str | None, problem: str | None, library: str | None
) -> Added:
    """See `Store.export`."""
    library = None if library is None else _library(db, library)
    new = target.with_name(f".{target.name}.new")
    try:
        if target.exists():
            raise InputError("exists: name another file", path=target)
        _remove(new)
        slice_ = Database(new, create=True, read_only=False)
        try:
            with _attached(slice_, db), slice_.writing() as connection:
                _choose(connection, run, problem, library)
                added = _absorb(connection)
                if not added["nodes"]:
                    raise InputError("no such node: nothing was exported", path=db.path)
            with slice_.guard():
                slice_.connection.execute("PRAGMA journal_mode = DELETE")  # one file, to be sent
        finally:
            slice_.close()
        new.rename(target)
        _remove(new)
    except BaseException as error:
        with suppress(OSError):
            _remove(new)
        if isinstance(error, OSError):
            raise OutputError(f"{target}: cannot be written: {error.strerror}") from None
        raise
    return added


def prune(db: Database, before: str | None, library: str | None, keep: Collection[Kind]) -> int:
    """See `Store.prune`."""
    if before is None and library is None:
        raise InputError("nothing to prune by: say a date or a library", path=db.path)
    where, values = ["true"], list[object]()
    if keep:
        marks = ", ".join("?" * len(keep))
        where.append(f"kind NOT IN (SELECT row FROM word WHERE text IN ({marks}))")
        values += [kind.value for kind in keep]
    if library is not None:
        where.append("library = (SELECT row FROM library WHERE hash = ?)")
        values.append(_library(db, library))
    if before is not None:
        last = "SELECT max(substr(date, 1, 19)) FROM made JOIN origin ON origin.row = made.origin"
        where.append(f"({last} WHERE made.node = node.row) < ?")
        values.append(_moment(before))
    # What nothing points to any more is found by one look at everything; SQLite, left to itself,
    # would look at everything for each word.
    db.connection.execute("PRAGMA foreign_keys = OFF")
    try:
        with db.writing() as connection:
            connection.execute("CREATE TEMP TABLE chosen (row INTEGER PRIMARY KEY)")
            sql = f"INSERT INTO temp.chosen SELECT row FROM node WHERE {' AND '.join(where)}"
            gone = connection.execute(sql, values).rowcount
            for what in (
                "edge WHERE source IN temp.chosen OR target IN temp.chosen",
                "made WHERE node IN temp.chosen",
                "attempt WHERE statement IN temp.chosen",
                "node WHERE row IN temp.chosen",
                "origin WHERE row NOT IN (SELECT origin FROM made)",
                "library WHERE row NOT IN (SELECT library FROM node)",
                f"word WHERE row NOT IN ({_words_in('main', {})})",
            ):
                connection.execute(f"DELETE FROM main.{what}")
            connection.execute("DROP TABLE temp.chosen")
    finally:
        db.connection.execute("PRAGMA foreign_keys = ON")
    if gone:
        _shrink(db)
    return gone


def check(db: Database) -> list[str]:
    """See `Store.check`."""
    try:
        found = [str(text) for (text,) in db.query("PRAGMA integrity_check") if text != "ok"]
        lost = {(table, to) for table, _, to, _ in db.query("PRAGMA foreign_key_check")}
        found += [f"{table}: speaks of a {to} that is not there" for table, to in sorted(lost)]
        with db.guard():
            return found + _untrue(db.connection, "main")
    except OutputError as error:
        return [str(error)]


def _untrue(connection: sqlite3.Connection, schema: str) -> list[str]:
    """What a store holds that this program cannot have written."""
    connection.create_function("genuine", 5, _genuine, deterministic=True)
    nodes = connection.execute(
        f"SELECT lower(hex(node.id)) FROM {schema}.node"
        f" JOIN {schema}.word ON word.row = node.kind"
        f" JOIN {schema}.library ON library.row = node.library"
        " WHERE NOT genuine(node.id, word.text, node.key, library.hash, node.data)"
    )
    found = [f"node {id}: not what its id stands for" for (id,) in nodes]
    links = connection.execute(
        f"SELECT text FROM {schema}.word WHERE row IN (SELECT link FROM {schema}.edge)"
    )
    known = {link.value for link in Link}
    found += [f"unknown link {text!r}" for (text,) in links if text not in known]
    (mixed,) = connection.execute(
        f"SELECT count(*) FROM {schema}.made JOIN {schema}.origin ON origin.row = made.origin"
        " WHERE made.run <> origin.run OR made.problem <> origin.problem"
    ).fetchone()
    return found + [f"{mixed} nodes with the provenance of another problem"] * bool(mixed)


def _genuine(id: bytes, kind: str, key: bytes | str, library: str, data: str | None) -> bool:
    try:
        node = Node(Kind(kind), key if isinstance(key, str) else key.hex(), library, "")
        return node.id == id.hex() and (data is None or isinstance(json.loads(data), dict))
    except (ValueError, AttributeError, TypeError):
        return False


@contextmanager
def _attached(db: Database, other: Database) -> Iterator[None]:
    """With `other` under that name, to be read."""
    with db.guard():
        db.connection.execute("ATTACH ? AS other", (other.reading,))
    try:
        yield
    finally:
        db.connection.execute("DETACH other")


def _choose(
    connection: sqlite3.Connection, run: str | None, problem: str | None, library: str | None
) -> None:
    """Fill `chosen` with nodes of `other`."""
    where, values = ["true"], list[str]()
    if library is not None:
        where.append("library = (SELECT row FROM other.library WHERE hash = ?)")
        values.append(library)
    told = {"run": run, "problem": problem}
    made = {column: text for column, text in told.items() if text is not None}
    if made:
        word = "(SELECT row FROM other.word WHERE text = ?)"
        same = " AND ".join(f"{column} = {word}" for column in made)
        where.append(f"row IN (SELECT node FROM other.made WHERE {same})")
        values += made.values()
    connection.execute("CREATE TEMP TABLE chosen (row INTEGER PRIMARY KEY)")
    connection.execute(
        f"INSERT INTO temp.chosen SELECT row FROM other.node WHERE {' AND '.join(where)}", values
    )


def _absorb(connection: sqlite3.Connection) -> Added:
    """Copy the chosen nodes of `other` and what goes along with them; drops `chosen`."""
    run = connection.execute
    before = _sizes(connection)
    for table, column, used in (
        ("word", "text", _words_in("other", _ALONG)),
        ("library", "hash", f"SELECT library FROM other.node WHERE {_ALONG['node']}"),
    ):
        run(
            f"INSERT INTO main.{table} ({column}) SELECT {column} FROM other.{table}"
            f" WHERE row IN ({used}) ON CONFLICT DO NOTHING"
        )
        _number(connection, table, f"ours.{column} = theirs.{column}")
    run(
        "INSERT INTO main.node (id, kind, key, library, text, name, data)"
        f" SELECT id, {_ours('kind')}, key, {_ours('library', 'library')}, text, name, data"
        f" FROM other.node AS theirs WHERE {_ALONG['node']} ORDER BY row"
        " ON CONFLICT (id) DO UPDATE SET data = coalesce(data, excluded.data),"
        " name = coalesce(nullif(name, ''), excluded.name) WHERE data IS NULL OR name = ''"
    )
    _number(connection, "node", "ours.id = theirs.id")
    _copy(connection, "origin", dict.fromkeys(_WORDS["origin"], "word"), "seconds", "date")
    words = (f"ours.{column} = {_ours(column)}" for column in _WORDS["origin"])
    same = " AND ".join((*words, "ours.seconds = theirs.seconds", "ours.date = theirs.date"))
    _number(connection, "origin", same)
    made = {"node": "node", "run": "word", "problem": "word", "origin": "origin"}
    _copy(connection, "made", made)
    ends = {"source": "node", "target": "node"}
    _copy(connection, "edge", ends | dict.fromkeys(_WORDS["edge"], "word"), "place")
    tried = {"statement": "node"} | dict.fromkeys(_WORDS["attempt"], "word")
    _copy(connection, "attempt", tried, "seconds", "reason", "date")
    for name in ("chosen", "new_word", "new_library", "new_node", "new_origin"):
        run(f"DROP TABLE temp.{name}")
    nodes, edges, attempts = (
        now - then for now, then in zip(_sizes(connection), before, strict=True)
    )
    return {"nodes": nodes, "edges": edges, "attempts": attempts}


def _copy(
    connection: sqlite3.Connection, table: str, renumbered: Mapping[str, str], *as_is: str
) -> None:
    """Copy what goes along of one table. `renumbered` are its columns that are row numbers, and of
    which table."""
    values = (*(_ours(column, of) for column, of in renumbered.items()), *as_is)
    connection.execute(
        f"INSERT INTO main.{table} ({', '.join((*renumbered, *as_is))})"
        f" SELECT {', '.join(values)} FROM other.{table} AS theirs WHERE {_ALONG[table]}"
        " ON CONFLICT DO NOTHING"
    )


def _number(connection: sqlite3.Connection, table: str, same: str) -> None:
    """Note which rows here are which of theirs."""
    connection.execute(f"CREATE TEMP TABLE new_{table} (row INTEGER PRIMARY KEY, ours INTEGER)")
    connection.execute(
        f"INSERT INTO temp.new_{table} SELECT theirs.row, ours.row"
        f" FROM other.{table} AS theirs CROSS JOIN main.{table} AS ours ON {same}"
    )


def _ours(column: str, table: str = "word") -> str:
    return f"(SELECT ours FROM temp.new_{table} WHERE row = theirs.{column})"


def _sizes(connection: sqlite3.Connection) -> list[int]:
    edges = "(SELECT DISTINCT source, link, label, place, target FROM main.edge)"
    tables = ("main.node", edges, "main.attempt")
    return [int(connection.execute(f"SELECT count(*) FROM {t}").fetchone()[0]) for t in tables]


def _words_in(schema: str, conditions: Mapping[str, str]) -> str:
    """SQL for the words that stand in the rows that fulfil the conditions."""
    return " UNION ".join(
        f"SELECT {column} FROM {schema}.{table} WHERE {conditions.get(table, 'true')}"
        for table, columns in _WORDS.items()
        for column in columns
    )


def _library(db: Database, beginning: str) -> str:
    """The library whose hash begins so. Raises InputError if there is none, or more than one."""
    hashes = [str(hash) for (hash,) in db.query("SELECT hash FROM library")]
    found = [hash for hash in hashes if hash.startswith(beginning)]
    if beginning in hashes:
        return beginning
    if len(found) != 1:
        what = "several libraries" if found else "no library"
        raise InputError(f"{what} with a hash that begins with {beginning!r}", path=db.path)
    return found[0]


def _moment(date: str) -> str:
    """A date as stored ones begin, in UTC. Raises InputError if it is none."""
    try:
        moment = datetime.fromisoformat(date)
    except ValueError:
        raise InputError(f"{date!r} is no date: write it as 2026-01-31") from None
    return (moment.astimezone(UTC) if moment.tzinfo else moment).isoformat()[:19]


def _shrink(db: Database) -> None:
    """Give free pages back to the disk, if nobody is in the way; else it is done the next time."""
    with suppress(sqlite3.OperationalError):
        db.connection.execute("VACUUM")
        db.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _remove(path: Path) -> None:
    for file in (path, beside(path, "-wal"), beside(path, "-shm")):
        file.unlink(missing_ok=True)
