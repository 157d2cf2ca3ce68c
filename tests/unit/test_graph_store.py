"""The store of the proof graph, on real files: what goes in comes out, also after a kill."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from eval.graph_store import crash
from prover.errors import InputError, OutputError
from prover.graph import database, store
from prover.graph.model import Attempt, Edge, Kind, Link, Node, Provenance
from prover.graph.store import Store

LIBRARY = "a" * 64
NOBODY = 65534


def node(seed: str, /, kind: Kind = Kind.GOAL, library: str = LIBRARY, **more: object) -> Node:
    key = hashlib.sha256(seed.encode()).hexdigest()
    return replace(Node(kind, key, library, f"⊢ {seed}"), **more)


def told(run: str, problem: str = "p", day: str = "2026-03-01") -> Provenance:
    maker = "explore, mixed, learned"
    return Provenance(run, problem, maker, "4.20.0", 1.25, "verified", f"{day}T10:00:00+00:00")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "graph.sqlite"


@pytest.fixture
def graph(path: Path) -> Iterator[Store]:
    with Store(path) as opened:
        yield opened


# What goes in comes out.


@pytest.mark.parametrize(
    "text",
    [
        "",
        "∀ α : Type, ∃ x ∈ ℕ, x ≠ 0 → «naïve name» ∧ 𝔽 = 🙂",
        '\'; DROP TABLE node; -- "quoted" `back` %_\\',
        "two\nlines\r\n\tand a \0 in the middle",
        "long " * 400_000,
    ],
)
def test_a_node_comes_back_as_it_was(graph: Store, path: Path, text: str) -> None:
    data = {"record": {"axioms": ["propext", text], "n": 1, "x": 0.1, "no": None}, text: [True]}
    whole = node("a", text=text, name=text, data=data)
    assert graph.add([whole]) == 1
    assert graph.node(whole.id) == whole
    with Store(path) as again:
        assert again.node(whole.id) == whole


def test_every_kind_and_link_comes_back(graph: Store) -> None:
    nodes = [node(kind.value, kind) for kind in Kind]
    edges = [
        Edge(nodes[0].id, nodes[-1].id, link, f"rw [h'] -- {link}\n", place)
        for link in Link
        for place in (0, 1, 12)
    ]
    graph.add(nodes, edges)
    assert list(graph.nodes()) == nodes
    assert set(graph.edges()) == set(edges)
    assert len(list(graph.edges())) == len(edges)


def test_a_key_that_is_no_hash_is_kept_too(graph: Store) -> None:
    nodes = [replace(node("a"), key=key) for key in ("", "A" * 64, "schlüssel", "0" * 63)]
    graph.add(nodes)
    assert list(graph.nodes()) == nodes
    assert graph.check() == []


def test_provenance_and_attempts_come_back(graph: Store) -> None:
    known, other = node("a", Kind.STATEMENT), node("b", Kind.STATEMENT)
    whence = [told("", "é 'p'", "2026-03-02"), told("run", day="2026-03-01")]
    for each in whence:
        graph.add([known], provenance=each)
    tried = [
        Attempt(known.id, "s" * 64, 2.5, "not proved: 'ω'", "run", f"2026-0{m}") for m in (2, 1)
    ]
    for attempt in (*tried, tried[0]):
        graph.note(attempt)
    graph.add([other])
    assert graph.provenance(known.id) == whence[::-1]
    assert graph.attempts(known.id) == tried[::-1]
    assert graph.provenance(other.id) == []
    assert graph.attempts(other.id) == []


def test_what_is_not_there_is_not_found(graph: Store) -> None:
    known = node("a")
    graph.add([known])
    for id in ("", "zz", node("b").id, known.id[:-1], known.id.upper() + " ", "ü" * 20):
        assert graph.node(id) is None
        assert graph.attempts(id) == []
        assert graph.provenance(id) == []
        assert list(graph.edges(of=id)) == []
    assert graph.find(Kind.LEMMA, known.key, LIBRARY) == []
    assert graph.find(Kind.GOAL, known.key, "b" * 64) == []


def test_find_under_one_library_or_any(graph: Store) -> None:
    nodes = [node("a", library=library) for library in (LIBRARY, "b" * 64, "")]
    graph.add([*nodes, node("a", Kind.LEMMA)])
    assert graph.find(Kind.GOAL, nodes[0].key, LIBRARY) == nodes[:1]
    assert graph.find(Kind.GOAL, nodes[0].key, "") == nodes[2:]
    assert graph.find(Kind.GOAL, nodes[0].key) == nodes


def test_find_does_not_read_everything(graph: Store) -> None:
    """Both look-ups go by the index of ids, whatever the number of nodes."""
    plan = graph._db.query(f"EXPLAIN QUERY PLAN {store._NODE} WHERE node.id = ?", b"")
    assert not any("SCAN" in str(row[3]) for row in plan)
    assert "USING INDEX sqlite_autoindex_node_1 (id=?)" in str(plan)


# Twice is once.


def test_the_same_again_is_nothing_new(graph: Store) -> None:
    a, b = node("a", data={"x": 1}), node("b")
    edge = Edge(a.id, b.id, Link.REDUCES_TO, "simp")
    assert graph.add([a, b, a], [edge, edge], told("r")) == 2
    before = list(graph._db.connection.iterdump())
    assert graph.add([b, a], [edge], told("r")) == 0
    assert list(graph._db.connection.iterdump()) == before


def test_the_first_text_stays_and_what_was_empty_is_filled(graph: Store) -> None:
    first = node("a")
    graph.add([first])
    graph.add([replace(first, text="another", name="later", data={"spent": 2})])
    graph.add([replace(first, text="a third", name="latest", data={"spent": 3})])
    graph.add([first])
    assert graph.node(first.id) == replace(first, name="later", data={"spent": 2})


def test_one_provenance_for_each_problem_of_each_run(graph: Store) -> None:
    a, b = node("a"), node("b")
    first, other_problem, other_run = told("r"), told("r", "q"), told("s")
    graph.add([a], provenance=first)
    graph.add([a, b], provenance=replace(first, verdict="unproved", date="2026-04-01"))
    graph.add([a], provenance=other_problem)
    graph.add([a], provenance=other_run)
    assert graph.provenance(a.id) == [first, other_problem, other_run]
    assert [each.verdict for each in graph.provenance(b.id)] == ["unproved"]


def test_an_edge_to_nowhere_is_refused_with_its_nodes(graph: Store) -> None:
    a, b = node("a"), node("b")
    with pytest.raises(InputError, match=f"no node {b.id} here: add it first"):
        graph.add([a], [Edge(a.id, b.id, Link.USES)], told("r"))
    with pytest.raises(InputError, match="no node"):
        graph.note(Attempt(a.id, "s", 1, "r", "", "2026-01-01"))
    assert graph.counts()["nodes"] == {}
    assert graph.counts()["runs"] == {}


# Iterators.


@pytest.mark.parametrize("chunk", [1, 3, 500])
def test_nodes_by_kind_run_and_library(
    graph: Store, monkeypatch: pytest.MonkeyPatch, chunk: int
) -> None:
    monkeypatch.setattr(store, "CHUNK", chunk)
    kinds = [Kind.GOAL, Kind.LEMMA]
    nodes = [
        node(str(i), kinds[i % 2], library="ab"[i // 6] * 64)
        for i in (7, 3, 9, 0, 1, 2, 4, 5, 6, 8)
    ]
    graph.add(nodes[:6], provenance=told("r"))
    graph.add(nodes[4:], provenance=told("s"))
    assert list(graph.nodes()) == nodes
    assert list(graph.nodes(Kind.LEMMA)) == [n for n in nodes if n.kind is Kind.LEMMA]
    assert list(graph.nodes(run="s")) == nodes[4:]
    assert list(graph.nodes(run="t")) == []
    assert list(graph.nodes(library="b" * 64)) == [n for n in nodes if n.library == "b" * 64]
    both = list(graph.nodes(Kind.GOAL, "r", "a" * 64))
    assert both == [n for n in nodes[:6] if n.kind is Kind.GOAL and n.library == "a" * 64]
    assert list(graph.nodes(last=4)) == nodes[-4:]
    assert list(graph.nodes(Kind.LEMMA, last=1)) == [n for n in nodes if n.kind is Kind.LEMMA][-1:]


@pytest.mark.parametrize("chunk", [1, 2, 500])
def test_edges_of_into_and_of_a_run(
    graph: Store, monkeypatch: pytest.MonkeyPatch, chunk: int
) -> None:
    monkeypatch.setattr(store, "CHUNK", chunk)
    a, b, c, d = nodes = [node(name) for name in "abcd"]
    split = [Edge(a.id, each.id, Link.REDUCES_TO, "cases", i) for i, each in enumerate((c, b, c))]
    closed = Edge(b.id, b.id, Link.CLOSED_BY, "simp")
    graph.add(nodes, split, told("r"))
    graph.add([], [*split, closed], told("s"))
    graph.add([], [Edge(d.id, a.id, Link.USES)])
    assert list(graph.edges(of=a.id)) == split
    assert list(graph.edges(into=c.id)) == [split[0], split[2]]
    assert list(graph.edges(of=a.id, into=b.id)) == [split[1]]
    assert list(graph.edges(run="r")) == split
    assert list(graph.edges(run="s")) == [*split, closed]
    assert list(graph.edges(of=b.id, run="r")) == []
    assert list(graph.edges(run="")) == [Edge(d.id, a.id, Link.USES)]
    assert list(graph.edges()) == [*split, closed, Edge(d.id, a.id, Link.USES)]
    assert graph.counts()["edges"] == {"closed by": 1, "reduces to": 3, "uses": 1}


def test_an_iterator_does_not_stop_writing(
    graph: Store, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "CHUNK", 1)
    nodes = [node(name) for name in "abc"]
    graph.add(nodes)
    reading = graph.nodes()
    assert next(reading) == nodes[0]
    with Store(path) as other:
        other.add([node("d")])
    graph.add([node("e")])
    assert list(reading) == nodes[1:]


# Names and beginnings.


def test_by_the_beginning_of_an_id(graph: Store) -> None:
    nodes = sorted((node(str(i)) for i in range(300)), key=lambda each: each.id)
    graph.add(nodes)
    for length in (1, 2, 3, 7, 20):
        start = nodes[100].id[:length]
        wanted = [each for each in nodes if each.id.startswith(start)]
        assert graph.by_prefix(start, limit=1000) == wanted
        assert graph.by_prefix(start.upper()) == wanted[:20]
    for no_id in ("", "x", "0x1", "%", nodes[0].id + "0"):
        assert graph.by_prefix(no_id) == []


def test_search_by_a_part_of_the_name(graph: Store) -> None:
    names = ["Nat.add_comm'", "add", "List.add_comm", "mul_100%_x", ""]
    nodes = {name: node(f"n {name}", name=name) for name in names}
    graph.add(nodes.values())
    assert [each.name for each in graph.search("ADD")] == ["add", "List.add_comm", "Nat.add_comm'"]
    assert graph.search("add", 1) == [nodes["add"]]
    assert graph.search("0%_") == [nodes["mul_100%_x"]]
    assert graph.search("a_d") == []
    assert len(graph.search("")) == 4


# Several at once.


def test_two_connections_see_each_other(graph: Store, path: Path) -> None:
    with Store(path) as other:
        assert other.add([node("a")]) == 1
        assert graph.add([node("a"), node("b")]) == 1
        assert other.node(node("b").id) == node("b")


def test_readers_go_on_while_another_writes(graph: Store, path: Path) -> None:
    graph.add([node("a")])
    with Store(path) as reader, Store(path, read_only=True) as guest, graph._db.writing() as c:
        c.execute("UPDATE node SET text = 'half done'")
        for each in (reader, guest):
            assert each.node(node("a").id) == node("a")
            assert each.counts()["nodes"] == {"goal": 1}


def _open_and_add(path: Path, name: str) -> None:
    with Store(path) as graph:
        graph.add([node(name)])


def test_many_may_create_the_same_store(path: Path) -> None:
    fork = multiprocessing.get_context("fork")
    processes = [fork.Process(target=_open_and_add, args=(path, str(i))) for i in range(6)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
        assert process.exitcode == 0
    with Store(path) as graph:
        assert graph.counts()["nodes"] == {"goal": 6}


def test_opening_waits_for_who_is_first(path: Path) -> None:
    """SQLite itself would not wait when a file is to go into WAL mode."""
    first = sqlite3.connect(path, isolation_level=None)
    first.execute("BEGIN IMMEDIATE")
    # Not a fork: SQLite's locks belong to a process, and a child would take them for its own.
    program = "import sys; from prover.graph.store import Store; Store(sys.argv[1]).close()"
    process = subprocess.Popen([sys.executable, "-c", program, path])
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(1.5)
    first.execute("ROLLBACK")
    assert process.wait(30) == 0
    first.close()


def test_who_waits_too_long_is_told(
    graph: Store, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert graph._db.query("PRAGMA busy_timeout")[0][0] >= 30_000
    monkeypatch.setattr(database, "WAIT", 0.05)
    with Store(path) as other, graph._db.writing():
        with pytest.raises(OutputError, match="another process has been writing"):
            other.add([node("a")])
        other.nodes()
    with Store(path) as other:
        assert other.add([node("a")]) == 1


def test_what_is_acknowledged_is_on_the_disk(graph: Store) -> None:
    assert graph._db.query("PRAGMA synchronous") == [(2,)]  # FULL
    assert graph._db.query("PRAGMA journal_mode") == [("wal",)]
    assert graph._db.query("PRAGMA foreign_keys") == [(1,)]


def test_killed_writers_lose_nothing(tmp_path: Path) -> None:
    found = crash(tmp_path, 4, 300, batch=10, every=0.1, pause=0.02)
    assert found.kills >= 3
    assert found.acknowledged == 4 * 270 + 30  # they share 30
    assert found.present == found.acknowledged
    assert found.faults == []


# Files that are no store, of another format, or broken.


@pytest.fixture
def more_migrations(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "migrations"
    shutil.copytree(database.MIGRATIONS, folder)
    monkeypatch.setattr(database, "MIGRATIONS", folder)
    return folder / f"{max(database.migrations()) + 1:04d}_more.sql"


def _version(path: Path) -> int:
    connection = sqlite3.connect(path)
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    connection.close()
    return int(version)


def test_a_blank_database_becomes_a_store(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("VACUUM")
    connection.close()
    assert path.stat().st_size > 0
    with Store(path, create=False) as graph:
        assert graph.add([node("a")]) == 1
    assert _version(path) == max(database.migrations())


def test_an_older_store_is_brought_up_to_date(path: Path, more_migrations: Path) -> None:
    with Store(path) as graph:
        graph.add([node("a")], provenance=told("r"))
    more_migrations.write_text(
        "-- Two statements; one of them with a ';' in it.\n"
        "ALTER TABLE node ADD COLUMN extra TEXT\n    DEFAULT 'x;y';\n"
        "CREATE INDEX node_extra ON node (extra);\n"
    )
    with pytest.raises(InputError, match="older format 1: open it for writing once"):
        Store(path, read_only=True)
    with Store(path) as graph:
        assert graph._db.query("SELECT extra FROM node") == [("x;y",)]
        assert list(graph.nodes()) == [node("a")]
        assert graph.check() == []
    assert _version(path) == 2


def test_a_file_of_the_first_format_made_by_hand(path: Path, more_migrations: Path) -> None:
    connection = sqlite3.connect(path)
    connection.executescript(database.migrations()[1])
    connection.execute(f"PRAGMA application_id = {database.APPLICATION}")
    connection.execute("PRAGMA user_version = 1")
    connection.close()
    more_migrations.write_text("CREATE TABLE more (x);\n")
    with Store(path) as graph:
        assert graph.add([node("a")], provenance=told("r")) == 1
        assert graph._db.query("SELECT * FROM more") == []


def test_a_migration_that_fails_leaves_the_store_as_it_was(
    path: Path, more_migrations: Path
) -> None:
    with Store(path) as graph:
        graph.add([node("a")])
    more_migrations.write_text("CREATE TABLE more (x);\nINSERT INTO nonsense VALUES (1);\n")
    with pytest.raises(sqlite3.OperationalError):
        Store(path)
    more_migrations.unlink()
    assert _version(path) == 1
    with Store(path) as graph:
        assert list(graph.nodes()) == [node("a")]


def test_a_newer_store_is_refused_and_left_alone(path: Path) -> None:
    Store(path).close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    for read_only in (False, True):
        with pytest.raises(InputError, match=r"graph\.sqlite: of format 99.*update"):
            Store(path, read_only=read_only)
    assert _version(path) == 99


@pytest.mark.parametrize("content", [b"theorem x : True := trivial\n" * 400, b"xy", b"\0" * 5000])
def test_a_file_of_another_kind_is_refused(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    for read_only in (False, True):
        with pytest.raises(InputError, match=r"graph\.sqlite: no proof graph"):
            Store(path, read_only=read_only)
    assert path.read_bytes() == content


def test_another_program_s_database_is_refused(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE bookmarks (url)")
    connection.close()
    content = path.read_bytes()
    with pytest.raises(InputError, match="no proof graph, but another SQLite database"):
        Store(path)
    assert path.read_bytes() == content


def test_what_is_missing_is_not_created_unless_asked_for(path: Path) -> None:
    for options in ({"create": False}, {"read_only": True}):
        with pytest.raises(InputError, match="there is no proof graph"):
            Store(path, **options)
    path.touch()
    with pytest.raises(InputError, match="an empty file"):
        Store(path, read_only=True)
    with pytest.raises(InputError, match="a folder: name a file in it"):
        Store(path.parent)
    deep = path.parent / "new" / "folders" / "with #1?&%41.sqlite"
    Store(deep).close()
    assert deep.exists()
    with pytest.raises(OutputError, match="cannot be opened"):
        Store(path / "below a file")


@pytest.fixture
def filled(path: Path) -> Path:
    nodes = [node(str(i), text=f"⊢ {i} " * 20, name=f"n{i}") for i in range(500)]
    with Store(path) as graph:
        graph.add(nodes, [Edge(a.id, nodes[0].id, Link.USES) for a in nodes], told("r"))
        assert graph.check() == []
    return path


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.99])
def test_a_store_cut_short_is_told_of(filled: Path, share: float) -> None:
    content = filled.read_bytes()
    filled.write_bytes(content[: 4096 * int(share * len(content) / 4096)])
    for read_only in (False, True):
        with pytest.raises(OutputError, match=r"graph\.sqlite: damaged .*move it away"):
            Store(filled, read_only=read_only)


def test_damage_inside_is_found_by_a_check(filled: Path) -> None:
    content = filled.read_bytes()
    found = 0
    for page in range(1, len(content) // 4096):
        start = page * 4096
        filled.write_bytes(content[:start] + bytes(4096) + content[start + 4096 :])
        try:
            with Store(filled) as graph:
                wrong = graph.check()
        except OutputError as error:
            wrong = [str(error)]
        assert wrong, f"page {page}"
        found += 1
        filled.write_bytes(content)
    assert found > 20
    filled.write_bytes(content[:-1000])
    with Store(filled) as graph:
        assert graph.check()


def test_reading_a_damaged_page_says_so(filled: Path) -> None:
    with Store(filled) as graph:
        (root,) = graph._db.query("SELECT rootpage FROM sqlite_master WHERE name = 'node'")[0]
    content = bytearray(filled.read_bytes())
    content[(root - 1) * 4096 : root * 4096] = b"\xff" * 4096
    filled.write_bytes(content)
    with Store(filled) as graph:
        with pytest.raises(OutputError, match="damaged"):
            list(graph.nodes())
        with pytest.raises(OutputError, match="damaged"):
            graph.add([node("new")])


@pytest.mark.parametrize(
    ("sql", "says"),
    [
        ("UPDATE node SET key = zeroblob(32) WHERE row = 3", "not what its id stands for"),
        ("UPDATE node SET data = '{' WHERE row = 3", "not what its id stands for"),
        ("UPDATE word SET text = 'riddle' WHERE text = 'goal'", "not what its id stands for"),
        ("UPDATE word SET text = 'eats' WHERE text = 'uses'", "unknown link 'eats'"),
        ("DELETE FROM node WHERE row = 3", "edge: speaks of a node that is not there"),
        ("UPDATE made SET run = problem", "500 nodes with the provenance of another problem"),
    ],
)
def test_a_check_finds_what_was_changed(filled: Path, sql: str, says: str) -> None:
    connection = sqlite3.connect(filled)
    with connection:
        connection.execute(sql)
    connection.close()
    with Store(filled) as graph:
        assert any(says in line for line in graph.check())


def test_unreadable_data_is_damage(filled: Path) -> None:
    connection = sqlite3.connect(filled)
    with connection:
        connection.execute("UPDATE node SET data = '{'")
        connection.execute("UPDATE word SET text = 'eats' WHERE text = 'uses'")
    connection.close()
    with Store(filled) as graph:
        with pytest.raises(OutputError, match="damaged"):
            next(graph.nodes())
        with pytest.raises(OutputError, match="damaged"):
            next(graph.edges())


def test_a_full_disk_is_told_of_and_takes_nothing_back(graph: Store) -> None:
    graph.add([node("a")])
    (pages,) = graph._db.query("PRAGMA page_count")[0]
    graph._db.query(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(OutputError, match="the disk is full"):
        graph.add([node("b"), node("c", text="long " * 10_000)])
    graph._db.query("PRAGMA max_page_count = 1000000")
    assert list(graph.nodes()) == [node("a")]
    assert graph.add([node("b")]) == 1


def test_text_that_is_no_unicode_is_refused(graph: Store) -> None:
    with pytest.raises(InputError, match="no Unicode"):
        graph.add([node("a"), node("b", text="\ud800")])
    assert list(graph.nodes()) == []


def test_a_reader_cannot_write(filled: Path) -> None:
    with Store(filled, read_only=True) as graph:
        assert graph.counts()["nodes"] == {"goal": 500}
        for write in (
            lambda: graph.add([node("a")]),
            lambda: graph.prune(before="2027-01-01"),
        ):
            with pytest.raises(OutputError, match=r"graph\.sqlite: cannot be written"):
                write()


@pytest.fixture
def public() -> Iterator[Path]:
    """A folder that another user can read; pytest's own are closed to others."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def as_nobody(action: Callable[[], object]) -> str:
    """What `action` returns or raises, as text, for a user who may not write."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            if os.geteuid() == 0:
                os.setgid(NOBODY)
                os.setuid(NOBODY)
            said = str(action())
        except BaseException as error:
            said = f"{type(error).__name__} {error}"
        os.write(write, said.encode())
        os._exit(0)
    os.close(write)
    os.waitpid(child, 0)
    with os.fdopen(read) as file:
        return file.read()


def _names(path: Path) -> list[str]:
    with Store(path, read_only=True) as graph:
        return [each.name for each in graph.nodes()]


def test_no_permission(public: Path) -> None:
    path = public / "graph.sqlite"
    with Store(path) as graph:
        graph.add([node("a", name="a")])
    for file in (path, public):
        file.chmod(file.stat().st_mode & ~stat.S_IWUSR)
    wanted = f"OutputError {path}: cannot be written: no permission"
    assert as_nobody(lambda: Store(path)) == wanted
    assert as_nobody(lambda: Store(public / "new.sqlite")).startswith(
        f"OutputError {public / 'new.sqlite'}: cannot be opened"
    )
    assert as_nobody(lambda: Store(public / "new" / "g")).startswith(
        f"OutputError {public / 'new' / 'g'}: cannot be opened"
    )
    assert as_nobody(lambda: _names(path)) == "['a']"
    path.chmod(0)
    assert as_nobody(lambda: _names(path)).startswith(f"OutputError {path}: cannot be opened")


# Whole stores.


def test_counts(graph: Store, path: Path) -> None:
    a, b, c = node("a"), node("b", Kind.PROOF), node("c", library="b" * 64)
    graph.add([a, b], [Edge(a.id, b.id, Link.CLOSED_BY)], told("r", "p"))
    graph.add([c], provenance=told("r", "q"))
    graph.add([c], provenance=told("", "q"))
    graph.note(Attempt(c.id, "s", 1, "reason", "r", "2026-01-01"))
    counts = graph.counts()
    assert counts.pop("bytes") >= path.stat().st_size
    assert counts == {
        "nodes": {"goal": 2, "proof": 1},
        "edges": {"closed by": 1},
        "libraries": {LIBRARY: 2, "b" * 64: 1},
        "runs": {"": 1, "r": 2},
        "attempts": 1,
    }


def test_prune_by_date(graph: Store) -> None:
    old, again, new, bare = (node(name, Kind.STATEMENT) for name in ("old", "again", "new", "bare"))
    lemma = node("lemma", Kind.LEMMA)
    uses = Edge(old.id, lemma.id, Link.USES, "a tactic")
    stays = Edge(again.id, new.id, Link.USES)
    graph.add([old, again, lemma], [uses], told("early", day="2026-01-01"))
    graph.add([again, new], [stays], told("late", day="2026-02-01"))
    graph.add([bare])
    for each in (old, again):
        graph.note(Attempt(each.id, f"settings of {each.id}", 1, "r", "early", "2026-01-01"))
    assert graph.prune("2026-01-01T10:00:00") == 0
    assert graph.prune("2026-01-01T11:59:00+02:00") == 0
    assert graph.prune("2026-01-02", keep=[Kind.LEMMA]) == 1
    assert graph.check() == []
    assert list(graph.nodes()) == [again, lemma, new, bare]
    assert list(graph.edges()) == [stays]
    assert graph.attempts(old.id) == []
    assert len(graph.attempts(again.id)) == 1
    assert graph.prune("2026-01-01T12:00:01+02:00") == 1
    assert list(graph.nodes()) == [again, new, bare]
    assert [each.run for each in graph.provenance(again.id)] == ["early", "late"]
    assert graph.prune("2027-01-01") == 2
    assert graph.counts()["runs"] == {}
    words = [text for (text,) in graph._db.query("SELECT text FROM word")]
    assert words == ["statement"]
    assert graph.check() == []
    assert graph.add([old, new], [Edge(old.id, new.id, Link.USES, "a tactic")], told("r")) == 2
    assert graph.check() == []


def test_prune_by_library_and_date(graph: Store) -> None:
    libraries = {name: name * 64 for name in "abc"}
    for day, names in (("2026-01-01", "ab"), ("2026-02-01", "ac")):
        for name in names:
            each = node(f"{name} {day}", library=libraries[name])
            graph.add([each], provenance=told(day, day=day))
    graph.add([node("bare", library="c" * 64)])
    assert graph.prune("2026-01-15", "aaa") == 1
    assert graph.counts()["libraries"] == {libraries["a"]: 1, libraries["b"]: 1, libraries["c"]: 2}
    assert graph.prune(library=libraries["c"]) == 2
    assert graph.counts()["libraries"] == {libraries["a"]: 1, libraries["b"]: 1}
    for wrong in ("", "d", "aab"):
        with pytest.raises(InputError, match="librar"):
            graph.prune(library=wrong)
    with pytest.raises(InputError, match="'yesterday' is no date"):
        graph.prune("yesterday")
    with pytest.raises(InputError, match="nothing to prune by"):
        graph.prune()
    assert graph.counts()["libraries"] == {libraries["a"]: 1, libraries["b"]: 1}


def test_pruning_frees_the_space(graph: Store, path: Path) -> None:
    graph.add([node("keep")], provenance=told("late", day="2026-02-01"))
    nodes = [node(str(i), text="text " * 500) for i in range(1000)]
    graph.add(nodes, provenance=told("early", day="2026-01-01"))
    before = graph.counts()["bytes"]
    assert graph.prune("2026-01-15") == 1000
    assert graph.counts()["bytes"] < before / 10
    assert path.stat().st_size < 200_000


def test_pruning_while_another_reads(graph: Store, path: Path) -> None:
    nodes = [node(str(i), name="n") for i in range(10)]
    graph.add(nodes, provenance=told("r"))
    with Store(path) as other:
        reading = other.nodes()
        assert next(reading) == nodes[0]
        assert graph.prune("2027-01-01") == 10
        assert list(other.nodes()) == []
        assert other.add([node("x")], provenance=told("s")) == 1
    assert graph.check() == []


def _contents(graph: Store) -> tuple[object, ...]:
    """All that a store holds, whatever its order."""
    nodes = {each.id: each for each in graph.nodes()}
    by = {id: sorted(graph.provenance(id), key=repr) for id in nodes}
    edges = {run: set(graph.edges(run=run)) for run in ("", "r", "s")}
    attempts = {id: graph.attempts(id) for id in nodes}
    return nodes, by, set(graph.edges()), edges, attempts


def _two(one: Store, two: Store) -> list[Node]:
    """Two stores that overlap, whose numbers for the same words differ."""
    a, b, c, d = nodes = [node(name, Kind.STATEMENT) for name in "abcd"]
    one.add([replace(a, data={"first": 1})])
    two.add([replace(a, text="other", name="a", data={"second": 2})])
    one.add([a, b], [Edge(a.id, b.id, Link.USES, "simp")], told("r"))
    one.note(Attempt(a.id, "settings", 1, "reason", "r", "2026-01-01"))
    two.add([d], provenance=told("s", "another"))
    two.add([replace(b, text="other", name="b", data={"x": 1}), c], provenance=told("r"))
    two.add([a], [Edge(a.id, b.id, Link.USES, "simp"), Edge(b.id, c.id, Link.USES, "omega", 3)])
    two.add([b], [Edge(a.id, b.id, Link.USES, "simp")], told("s"))
    two.note(Attempt(a.id, "settings", 1, "reason", "r", "2026-01-01"))
    two.note(Attempt(b.id, "settings 2", 1, "reason", "s", "2026-01-02"))
    return nodes


def test_merging_is_adding_all_of_another(graph: Store, tmp_path: Path) -> None:
    with Store(tmp_path / "two") as two, Store(tmp_path / "both") as both:
        nodes = _two(graph, two)
        before = _contents(two)
        assert graph.merge(tmp_path / "two") == {"nodes": 2, "edges": 1, "attempts": 1}
        assert graph.merge(tmp_path / "two") == {"nodes": 0, "edges": 0, "attempts": 0}
        assert _contents(two) == before
        _two(both, both)
        assert _contents(graph) == _contents(both)
        assert graph.node(nodes[0].id) == replace(nodes[0], name="a", data={"first": 1})
        assert graph.node(nodes[1].id) == replace(nodes[1], name="b", data={"x": 1})
        assert graph.check() == []


def test_nothing_is_merged_from_what_is_not_right(graph: Store, tmp_path: Path) -> None:
    graph.add([node("a")])
    other = tmp_path / "other"
    with Store(other) as two:
        two.add([node("b"), node("c")])
        with two._db.writing() as connection:
            connection.execute("UPDATE node SET key = zeroblob(32) WHERE row = 2")
    with pytest.raises(InputError, match=rf"other: node {node('c').id}.*nothing was merged"):
        graph.merge(other)
    with pytest.raises(InputError, match="the graph itself"):
        graph.merge(graph.path)
    with pytest.raises(InputError, match="there is no proof graph"):
        graph.merge(tmp_path / "nothing")
    (tmp_path / "text").write_text("no store, but some text\n")
    with pytest.raises(InputError, match="text: no proof graph"):
        graph.merge(tmp_path / "text")
    assert list(graph.nodes()) == [node("a")]
    assert graph.add([node("b")]) == 1  # and it goes on


def test_an_export_is_a_store_with_the_edges_between(graph: Store, tmp_path: Path) -> None:
    a, b, c, other = (node(name) for name in "abco")
    inner, closing = (
        Edge(a.id, b.id, Link.REDUCES_TO, "simp"),
        Edge(b.id, b.id, Link.CLOSED_BY, "rfl"),
    )
    graph.add([a, b], [inner], told("r", "p"))
    graph.add([b, c, other], [closing, Edge(b.id, c.id, Link.USES, "secret")], told("s", "q"))
    graph.note(Attempt(a.id, "settings", 1, "reason", "r", "2026-01-01"))
    target = tmp_path / "sub" / "slice.sqlite"
    assert graph.export(target, run="r") == {"nodes": 2, "edges": 2, "attempts": 1}
    assert [each.name for each in target.parent.iterdir()] == ["slice.sqlite"]
    content = target.read_bytes()
    assert b"secret" not in content
    assert content[18:20] == b"\1\1"  # not in WAL mode: can be read where nothing can be written
    with Store(target, read_only=True) as slice_:
        assert list(slice_.nodes()) == [a, b]
        assert list(slice_.edges()) == [inner, closing]
        assert slice_.provenance(b.id) == graph.provenance(b.id)
        assert slice_.attempts(a.id) == graph.attempts(a.id)
        assert slice_.check() == []
    assert graph.merge(target) == {"nodes": 0, "edges": 0, "attempts": 0}
    with Store(target) as slice_:
        assert slice_.add([c], provenance=told("t")) == 1


def test_an_export_by_problem_library_or_of_all(graph: Store, tmp_path: Path) -> None:
    graph.add([node("a"), node("b", library="b" * 64)], provenance=told("r", "p"))
    graph.add([node("c")], provenance=told("s", "p"))
    graph.add([node("d")])
    for number, (options, wanted) in enumerate(
        [
            ({}, "abcd"),
            ({"problem": "p"}, "abc"),
            ({"problem": "p", "run": "s"}, "c"),
            ({"library": "a"}, "acd"),
            ({"library": "b" * 64, "run": "r"}, "b"),
        ]
    ):
        target = tmp_path / str(number)
        assert graph.export(target, **options)["nodes"] == len(wanted)
        with Store(target) as slice_:
            assert "".join(each.text[-1] for each in slice_.nodes()) == wanted


def test_an_export_that_fails_leaves_nothing(graph: Store, tmp_path: Path) -> None:
    graph.add([node("a")], provenance=told("r"))
    folder = tmp_path / "out"
    folder.mkdir()
    with pytest.raises(InputError, match="no such node"):
        graph.export(folder / "x", run="r", problem="q")
    (folder / "y").write_text("mine")
    with pytest.raises(InputError, match="exists: name another file"):
        graph.export(folder / "y")
    with pytest.raises(OutputError):
        graph.export(folder / "y" / "z")
    with pytest.raises(InputError, match="no library"):
        graph.export(folder / "x", library="b")
    assert [each.name for each in folder.iterdir()] == ["y"]
    assert (folder / "y").read_text() == "mine"


def _steps(graph: Store, action: Callable[[], object]) -> int:
    """Thousands of instructions that SQLite takes."""
    steps = 0

    def count() -> int:
        nonlocal steps
        steps += 1
        return 0

    graph._db.connection.set_progress_handler(count, 1000)
    action()
    graph._db.connection.set_progress_handler(None, 0)
    return steps


def test_whole_stores_take_time_in_proportion(tmp_path: Path) -> None:
    """Nothing looks at every pair of nodes, which only shows in large stores."""
    taken = list[tuple[int, int]]()
    for size in (500, 5000):
        nodes = [node(str(i)) for i in range(size)]
        edges = [Edge(a.id, b.id, Link.USES, "simp") for a, b in pairwise(nodes)]
        with Store(tmp_path / f"a{size}") as one, Store(tmp_path / f"b{size}") as two:
            for start in range(0, size, 50):
                one.add(nodes[start : start + 50], provenance=told("r", f"problem {start}"))
            one.add([], edges, told("r"))
            merging = _steps(two, lambda: two.merge(one.path))
            assert two.counts()["nodes"] == {"goal": size}
            taken.append((merging, _steps(two, lambda: two.prune("2027-01-01"))))
    assert all(large < 15 * small for small, large in zip(*taken, strict=True))


def test_an_export_of_a_store_opened_for_reading(filled: Path, tmp_path: Path) -> None:
    with Store(filled, read_only=True) as graph:
        assert graph.export(tmp_path / "copy")["nodes"] == 500
