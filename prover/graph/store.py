"""The store of the proof graph: one SQLite file, shared by many processes and runs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import TypedDict

from prover.graph import rows, upkeep
from prover.graph.canon import goal_key
from prover.graph.database import Database, beside
from prover.graph.model import Attempt, Edge, Kind, Node, Provenance
from prover.types import Goal, Statement

CHUNK = 500  # nodes that an iterator reads at once

_NODE = """
    SELECT kind.text, node.key, library.hash, node.text, node.name, node.data
    FROM node JOIN word AS kind ON kind.row = node.kind
    JOIN library ON library.row = node.library
"""
_EDGE = """
    SELECT DISTINCT source.id, target.id, link.text, label.text, edge.place
    FROM edge JOIN node AS source ON source.row = edge.source
    JOIN node AS target ON target.row = edge.target
    JOIN word AS link ON link.row = edge.link JOIN word AS label ON label.row = edge.label
"""
_WORD = "(SELECT row FROM word WHERE text = ?)"
_ROW = "(SELECT row FROM node WHERE id = ?)"


class Counts(TypedDict):
    """How much there is in a store."""

    nodes: dict[str, int]
    """By kind."""
    edges: dict[str, int]
    """By link."""
    libraries: dict[str, int]
    """Nodes by library."""
    runs: dict[str, int]
    """Problems by run; '' is single proofs."""
    attempts: int
    bytes: int
    """On the disk."""


class Store:
    """An open proof graph; a context manager. For one thread of one process, not for its forks.

    Every method raises OutputError when the file is damaged, or stays locked for a minute; writing
    ones also when it cannot be written. What a writing method did is on the disk when it returns,
    and doing it twice is doing it once.
    """

    def __init__(self, path: str | Path, *, create: bool = True, read_only: bool = False) -> None:
        """Open the store at `path`. Raises InputError when there is none and it is not to be
        created, or when the file is something else or of a newer format."""
        self.path = Path(path)
        self._db = Database(self.path, create=create, read_only=read_only)

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._db.close()

    def add(
        self,
        nodes: Iterable[Node],
        edges: Iterable[Edge] = (),
        provenance: Provenance | None = None,
    ) -> int:
        """Add nodes, then edges, with where they come from; the number of nodes that are new.

        Of a node that is there already the text stays; its name and its data are filled in where
        they were empty. An edge without provenance counts as found in run ''. Raises InputError
        when an edge speaks of a node that is neither given nor there.
        """
        # Whatever is slow comes before the lock.
        packed = [(bytes.fromhex(node.id), node, rows.dumped(node)) for node in nodes]
        edges = list(edges)
        with self._db.writing() as connection:
            names = rows.Names(connection, self.path)
            run = names.word(provenance.run if provenance else "")
            problem = names.word(provenance.problem) if provenance else 0
            origin = rows.origin(connection, names, provenance) if provenance else 0
            new = 0
            for id, node, data in packed:
                row, is_new = rows.put(connection, names, id, node, data)
                names.rows[node.id] = row
                new += is_new
                if provenance:
                    connection.execute(
                        "INSERT INTO made VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                        (row, run, problem, origin),
                    )
            for edge in edges:
                source, target = names.row(edge.source), names.row(edge.target)
                link, label = names.word(edge.link.value), names.word(edge.label)
                connection.execute(
                    "INSERT INTO edge VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                    (source, link, label, edge.place, target, run),
                )
        return new

    def note(self, attempt: Attempt) -> None:
        """Remember an attempt in vain. Raises InputError when its statement is not there."""
        with self._db.writing() as connection:
            names = rows.Names(connection, self.path)
            connection.execute(
                "INSERT INTO attempt (statement, settings, seconds, reason, run, date)"
                " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                (
                    names.row(attempt.statement),
                    names.word(attempt.settings),
                    attempt.seconds,
                    attempt.reason,
                    names.word(attempt.run),
                    attempt.date,
                ),
            )

    def attempts(self, statement_id: str) -> list[Attempt]:
        """The attempts at a statement, oldest first."""
        found = self._db.query(
            "SELECT settings.text, seconds, reason, run.text, date FROM attempt"
            " JOIN word AS settings ON settings.row = settings JOIN word AS run ON run.row = run"
            f" WHERE statement = {_ROW} ORDER BY date",
            rows.packed(statement_id),
        )
        return [Attempt(statement_id, *row) for row in found]

    def node(self, id: str) -> Node | None:
        """The node of that id."""
        found = self._nodes("WHERE node.id = ?", rows.packed(id))
        return found[0] if found else None

    def find(self, kind: Kind, key: str, library: str | None = None) -> list[Node]:
        """The nodes of that kind and key under one library, or under any."""
        if library is None:
            libraries = [row[0] for row in self._db.query("SELECT hash FROM library")]
        else:
            libraries = [library]
        found = (self.node(Node(kind, key, each, "").id) for each in libraries)
        return [node for node in found if node is not None]

    def by_prefix(self, prefix: str, limit: int = 20) -> list[Node]:
        """The nodes whose ids begin so, in the order of their ids; more than one if the beginning
        is not unique, none if it is no beginning of an id."""
        low, high = prefix.lower().ljust(20, "0"), prefix.lower().ljust(20, "f")
        if not prefix or not rows.packed(low):
            return []
        where = "WHERE node.id BETWEEN ? AND ? ORDER BY node.id LIMIT ?"
        return self._nodes(where, rows.packed(low), rows.packed(high), limit)

    def search(self, text: str, limit: int = 20) -> list[Node]:
        """The nodes with that text in their name, shortest names first. Latin letters' case does
        not matter. Nodes without a name are not found."""
        where = """
            WHERE node.row IN (
                SELECT row FROM node WHERE name <> '' AND instr(lower(name), lower(?)) > 0
                ORDER BY length(name), name LIMIT ?
            ) ORDER BY length(node.name), node.name
        """
        return self._nodes(where, text, limit)

    def goals(self, goal: Goal) -> list[Node]:
        """The nodes of that goal, up to names and order, at work on any statement that is here."""
        texts = (node.data for node in self.nodes(Kind.STATEMENT))
        homes = {data["preamble"]: Statement(**data) for data in texts if data}
        keys = {goal_key(home, goal) for home in homes.values()}
        return [node for key in sorted(keys) for node in self.find(Kind.GOAL, key)]

    def nodes(
        self,
        kind: Kind | None = None,
        run: str | None = None,
        library: str | None = None,
        last: int | None = None,
    ) -> Iterator[Node]:
        """Nodes in the order in which they were added, or the `last` so many of them. Which ones is
        settled at the first; what is pruned meanwhile is left out."""
        where, values = ["true"], list[object]()
        if kind is not None:
            where.append(f"kind = {_WORD}")
            values.append(kind.value)
        if library is not None:
            where.append("library = (SELECT row FROM library WHERE hash = ?)")
            values.append(library)
        if run is not None:
            where.append(f"row IN (SELECT node FROM made WHERE run = {_WORD})")
            values.append(run)
        order = "row DESC LIMIT ?" if last is not None else "row"
        values += [] if last is None else [last]
        sql = f"SELECT row FROM node WHERE {' AND '.join(where)} ORDER BY {order}"
        found = sorted(row for (row,) in self._db.query(sql, *values))
        for chunk in _chunks(found):
            yield from self._nodes(f"WHERE node.row IN ({chunk}) ORDER BY node.row")

    def edges(
        self, of: str | None = None, into: str | None = None, run: str | None = None
    ) -> Iterator[Edge]:
        """Edges from a node, into a node, found in a run, or whatever of these is given; those of
        one tactic in the order of their places."""
        where, values = ["true"], list[object]()
        if of is not None:
            where.append(f"edge.source = {_ROW}")
            values.append(rows.packed(of))
        if into is not None:
            where.append(f"edge.target = {_ROW}")
            values.append(rows.packed(into))
        if run is not None:
            where.append(f"edge.run = {_WORD}")
            values.append(run)
        wanted = " AND ".join(where)
        order = "ORDER BY edge.source, edge.link, edge.label, edge.place, edge.target"
        if of is not None or into is not None:
            yield from self._edges(f"{_EDGE} WHERE {wanted} {order}", values)
            return
        sources = self._db.query(f"SELECT DISTINCT source FROM edge WHERE {wanted}", *values)
        for chunk in _chunks(sorted(row for (row,) in sources)):
            sql = f"{_EDGE} WHERE {wanted} AND edge.source IN ({chunk}) {order}"
            yield from self._edges(sql, values)

    def provenance(self, id: str) -> list[Provenance]:
        """Where a node comes from, oldest first."""
        found = self._db.query(
            "SELECT run.text, problem.text, maker.text, lean.text, seconds, verdict.text, date"
            " FROM made JOIN origin ON origin.row = made.origin"
            " JOIN word AS run ON run.row = origin.run"
            " JOIN word AS problem ON problem.row = origin.problem"
            " JOIN word AS maker ON maker.row = origin.maker"
            " JOIN word AS lean ON lean.row = origin.lean"
            " JOIN word AS verdict ON verdict.row = origin.verdict"
            f" WHERE made.node = {_ROW} ORDER BY date, origin.row",
            rows.packed(id),
        )
        return [Provenance(*row) for row in found]

    def counts(self) -> Counts:
        """How much there is."""

        def by(sql: str) -> dict[str, int]:
            return {str(name): int(count) for name, count in self._db.query(sql)}

        distinct = "SELECT DISTINCT source, link, label, place, target FROM edge"
        files = (self.path, beside(self.path, "-wal"))
        return {
            "nodes": by(
                "SELECT text, total FROM (SELECT kind, count(*) AS total FROM node GROUP BY kind)"
                " JOIN word ON word.row = kind ORDER BY text"
            ),
            "edges": by(
                f"SELECT text, total FROM (SELECT link, count(*) AS total FROM ({distinct})"
                " GROUP BY link) JOIN word ON word.row = link ORDER BY text"
            ),
            "libraries": by(
                "SELECT hash, count(*) FROM node JOIN library ON library.row = node.library"
                " GROUP BY node.library ORDER BY hash"
            ),
            "runs": by(
                "SELECT text, count(DISTINCT problem) FROM origin JOIN word ON word.row = run"
                " GROUP BY run ORDER BY text"
            ),
            "attempts": int(self._db.query("SELECT count(*) FROM attempt")[0][0]),
            "bytes": sum(file.stat().st_size for file in files if file.exists()),
        }

    def prune(
        self,
        before: str | None = None,
        library: str | None = None,
        keep: Collection[Kind] = (),
    ) -> int:
        """Delete nodes, with their edges and attempts, and free the space; the number of nodes.

        Deleted is what was last found `before` a date (ISO 8601, in UTC unless it says otherwise)
        and is of the `library` whose hash begins so; what is not given does not matter. The kinds
        in `keep` stay, and by date all without provenance. Raises InputError when neither is
        given, when the date is none, or when there is no such library or more than one.
        """
        return upkeep.prune(self._db, before, library, keep)

    def merge(self, other: Path) -> upkeep.Added:
        """Add all of another store, which stays as it is. Raises InputError when that is none, or
        when an id in it does not match what it stands for."""
        return upkeep.merge(self._db, other)

    def export(
        self,
        target: Path,
        *,
        run: str | None = None,
        problem: str | None = None,
        library: str | None = None,
    ) -> upkeep.Added:
        """Write a new store, one file, of the nodes of a run, a problem, a library: with the edges
        between them, and all that is known of them. Raises InputError when there is no such node or
        `target` exists, OutputError when it cannot be written."""
        return upkeep.export(self._db, target, run, problem, library)

    def check(self) -> list[str]:
        """What is wrong with the file, a line each; reads all of it."""
        return upkeep.check(self._db)

    def _nodes(self, where: str, *values: object) -> list[Node]:
        found = self._db.query(_NODE + where, *values)
        try:
            return [rows.node(row) for row in found]
        except ValueError as error:
            raise self._db.damaged(str(error)) from None

    def _edges(self, sql: str, values: list[object]) -> list[Edge]:
        found = self._db.query(sql, *values)
        try:
            return [rows.edge(row) for row in found]
        except ValueError as error:
            raise self._db.damaged(str(error)) from None


def _chunks(rows: list[int]) -> Iterator[str]:
    """Row numbers as lists in SQL."""
    for start in range(0, len(rows), CHUNK):
        yield ",".join(map(str, rows[start : start + CHUNK]))
