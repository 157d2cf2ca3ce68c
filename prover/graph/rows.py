"""Between the values of the graph and their rows in SQLite."""

from __future__ import annotations

import json
import re
import sqlite3
from pathlib import Path

from prover.errors import InputError
from prover.graph.database import Row
from prover.graph.model import Edge, Kind, Link, Node, Provenance

_ID = re.compile(r"[0-9a-f]{20}")
_KEY = re.compile(r"[0-9a-f]{64}")


class Names:
    """Row numbers of words, libraries and nodes, within one transaction: they may be others in the
    next, for others may prune."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection, self._path = connection, path
        self._words: dict[str, int] = {}
        self._libraries: dict[str, int] = {}
        self.rows: dict[str, int] = {}

    def word(self, text: str) -> int:
        if text not in self._words:
            self._words[text] = self._number("word", "text", text)
        return self._words[text]

    def library(self, hash: str) -> int:
        if hash not in self._libraries:
            self._libraries[hash] = self._number("library", "hash", hash)
        return self._libraries[hash]

    def row(self, id: str) -> int:
        """Of the node with that id; InputError if there is none."""
        if id not in self.rows:
            sql = "SELECT row FROM node WHERE id = ?"
            found = self._connection.execute(sql, (packed(id),)).fetchone()
            if found is None:
                raise InputError(f"no node {id} here: add it first", path=self._path)
            self.rows[id] = int(found[0])
        return self.rows[id]

    def _number(self, table: str, column: str, text: str) -> int:
        sql = f"SELECT row FROM {table} WHERE {column} = ?"
        found = self._connection.execute(sql, (text,)).fetchone()
        if found is None:
            sql = f"INSERT INTO {table} ({column}) VALUES (?)"
            return int(self._connection.execute(sql, (text,)).lastrowid or 0)
        return int(found[0])


def put(
    connection: sqlite3.Connection, names: Names, id: bytes, node: Node, data: str | None
) -> tuple[int, bool]:
    """A node's row, and whether it is new."""
    sql = "SELECT row, name = '', data IS NULL FROM node WHERE id = ?"
    found = connection.execute(sql, (id,)).fetchone()
    if found is None:
        key = bytes.fromhex(node.key) if _KEY.fullmatch(node.key) else node.key
        kind, library = names.word(node.kind.value), names.library(node.library)
        sql = "INSERT INTO node (id, kind, key, library, text, name, data) VALUES (?,?,?,?,?,?,?)"
        values = (id, kind, key, library, node.text, node.name, data)
        return int(connection.execute(sql, values).lastrowid or 0), True
    row, nameless, empty = found
    if nameless and node.name:
        connection.execute("UPDATE node SET name = ? WHERE row = ?", (node.name, row))
    if empty and data is not None:
        connection.execute("UPDATE node SET data = ? WHERE row = ?", (data, row))
    return int(row), False


def origin(connection: sqlite3.Connection, names: Names, whence: Provenance) -> int:
    """The row of a provenance."""
    columns = {
        "run": names.word(whence.run),
        "problem": names.word(whence.problem),
        "date": whence.date,
        "maker": names.word(whence.maker),
        "lean": names.word(whence.lean),
        "seconds": whence.seconds,
        "verdict": names.word(whence.verdict),
    }
    values = tuple(columns.values())
    same = " AND ".join(f"{name} = ?" for name in columns)
    found = connection.execute(f"SELECT row FROM origin WHERE {same}", values).fetchone()
    if found is None:
        sql = f"INSERT INTO origin ({', '.join(columns)}) VALUES (?, ?, ?, ?, ?, ?, ?)"
        return int(connection.execute(sql, values).lastrowid or 0)
    return int(found[0])


def packed(id: str) -> bytes:
    """An id as it is stored; b'', which none is, for what is no id."""
    return bytes.fromhex(id) if _ID.fullmatch(id) else b""


def dumped(node: Node) -> str | None:
    """A node's data as it is stored."""
    if not node.data:
        return None
    return json.dumps(dict(node.data), ensure_ascii=False, separators=(",", ":"))


def node(row: Row) -> Node:
    """Raises ValueError if the row is damaged."""
    kind, key, library, text, name, data = row
    key = key.hex() if isinstance(key, bytes) else key
    return Node(Kind(kind), key, library, text, name, json.loads(data) if data else {})


def edge(row: Row) -> Edge:
    source, target, link, label, place = row
    return Edge(source.hex(), target.hex(), Link(link), label, place)
