"""JSONL rows into problems: shapes of the published suites, order, names, bad rows."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from prover import suites
from prover.errors import InputError
from prover.types import Problem

PUBLISHED = Path(suites.__file__).parents[3] / "shared" / "data"


def write(tmp_path: Path, *rows: dict[str, Any] | str) -> str:
    path = tmp_path / "suite.jsonl"
    lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    path.write_text("\n".join(lines) + "\n")
    return str(path)


def load(tmp_path: Path, *rows: dict[str, Any] | str) -> tuple[Problem, ...]:
    return suites.load(write(tmp_path, *rows)).problems


def test_header_and_statement(tmp_path: Path) -> None:
    row = {"name": "p", "header": "import Mathlib\n\nopen Nat", "statement": "theorem p : 1 = 1 :="
           " by", "informal_proof": "SECRET", "status": "SECRET"}  # fmt: skip
    (problem,) = load(tmp_path, row)
    assert problem.suite == "suite" and problem.line == 1
    assert problem.statement.preamble == "import Mathlib\n\nopen Nat\n\n"
    assert problem.statement.signature == "theorem p : 1 = 1"
    assert "SECRET" not in repr(problem)


def test_the_answer_behind_a_hole_is_taken_out(tmp_path: Path) -> None:
    statement = (
        "-- a note\nabbrev p_solution : Nat := sorry\n-- SECRET\n/- SECRET\n-/ -- SECRET\n"
        "theorem p\n-- of x\n(x : Nat) : x = p_solution := by"
    )
    (problem,) = load(tmp_path, {"name": "p", "header": "h", "statement": statement,
                                 "solution_value": "SECRET"})  # fmt: skip
    assert "SECRET" not in repr(problem)
    assert problem.statement.preamble.startswith("h\n\n-- a note\nabbrev p_solution : Nat := sorry")
    assert "-- of x" in problem.statement.signature


def test_whole_files_and_bare_statements(tmp_path: Path) -> None:
    file = "namespace A\ndef f := 1\ntheorem goal : f = 1 := by\n  sorry\nend A\n"
    tip, iltp = load(
        tmp_path,
        {"name": "tip", "statement": "(prove x)", "lean_file": file},
        {"name": "SYJ1+1", "statement": "theorem SYJ1_1 (a : Prop) : a := by"},
    )
    assert tip.statement.with_proof("by\n  sorry") == file
    assert (iltp.name, iltp.statement.name) == ("SYJ1+1", "SYJ1_1")
    assert iltp.statement.preamble == ""


def test_levels_stand_in_the_order_of_the_game(tmp_path: Path) -> None:
    levels = [("Power", 1), ("Tutorial", 10), ("Tutorial", 9), ("Multiplication", 1)]
    rows = [{"name": f"{w}{n}", "world": w, "level": n, "header": "SECRET",
             "statement": "theorem t (x : ℕ) : x = x := by"} for w, n in levels]  # fmt: skip
    suite = suites.load(write(tmp_path, *rows))
    assert suite.cumulative
    assert [p.name for p in suite.problems] == ["Tutorial9", "Tutorial10", "Multiplication1",
                                                "Power1"]  # fmt: skip
    statement = suite.problems[0].statement
    assert "inductive MyNat" in statement.preamble and "SECRET" not in statement.preamble
    assert (statement.signature, statement.postamble) == ("theorem t (x : ℕ) : x = x",
                                                          "end MyNat\n")  # fmt: skip


def test_names_become_unique_and_safe(tmp_path: Path) -> None:
    names = ["a", "A", "a", "x/../y", "..", "q's+1", "é" * 300, "a_2"]
    rows = [{"name": name, "statement": "theorem t : 1 = 1"} for name in names]
    found = [problem.name for problem in load(tmp_path, *rows)]
    assert found == ["a", "A_2", "a_3", "x_.._y", "problem", "q's+1", "é" * 100, "a_2_2"]


GOOD = {"name": "a", "statement": "theorem t : 1 = 1"}


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("{", r"suite.jsonl:3: not JSON: .* at column 2"),
        ("[1]", "suite.jsonl:3: a JSON object expected"),
        ({"statement": "theorem t : 1 = 1"}, "suite.jsonl:3: field `name`: text expected"),
        ({"name": "x", "theorem": "y"}, "suite.jsonl:3: x: neither `statement` nor .* theorem"),
        ({"name": "x", "statement": 7}, "suite.jsonl:3: x: field `statement`: text expected"),
        ({"name": "x", "statement": "1 = 1"}, "suite.jsonl:3: x: no theorem in it"),
        ({"name": "x", "statement": "theorem t (x"}, r"suite.jsonl:3: x:1: .*'\(' is not"),
        ({"name": "x", "lean_file": ""}, "suite.jsonl:3: x: field `lean_file`: text expected"),
    ],
)  # fmt: skip
def test_a_bad_row_is_named(tmp_path: Path, row: dict[str, Any] | str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        load(tmp_path, GOOD, "", row)


def test_bad_levels_and_mixtures_are_named(tmp_path: Path) -> None:
    level = GOOD | {"world": "Tutorial", "level": 1}
    with pytest.raises(InputError, match=r"suite.jsonl:2: no `world` and `level`"):
        load(tmp_path, level, GOOD)
    with pytest.raises(InputError, match=r"suite.jsonl:2: unknown world 'Moon'; the worlds are Tu"):
        load(tmp_path, level, level | {"world": "Moon"})
    with pytest.raises(InputError, match=r"suite.jsonl:1: field `level` is '1': a number expected"):
        load(tmp_path, level | {"level": "1"})


def test_suites_that_are_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no suite 'startr'.*did you mean starter"):
        suites.load("startr")
    with pytest.raises(InputError, match=r"no suite 'zzz'.*there is .*starter"):
        suites.load("zzz")
    with pytest.raises(InputError, match=r"x.jsonl: no such file"):
        suites.load(str(tmp_path / "x.jsonl"))
    with pytest.raises(InputError, match=r"suite.jsonl: no rows in it"):
        load(tmp_path)


def test_the_starter_suite_is_graded_and_holds_no_proofs() -> None:
    suite = suites.load("starter")
    rows = [json.loads(line) for line in suite.path.read_text().splitlines()]
    assert len(rows) >= 60
    assert {row["level"] for row in rows} == {1, 2, 3, 4}
    assert all(row["statement"].endswith(":= by\n  sorry") for row in rows)
    assert [p.name for p in suite.problems] == [p.statement.name for p in suite.problems]
    assert not any("theorem" in p.statement.preamble for p in suite.problems)


@pytest.mark.skipif(not PUBLISHED.is_dir(), reason=f"no benchmark data at {PUBLISHED}")
@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("minif2f_valid", 244),
        ("putnambench_1962_1994", 342),
        ("tip_isaplanner", 86),
        ("tip_false", 13),
        ("nng4_game", 79),
        ("iltp_prop_half", 115),
    ],
)
def test_published_suites_load_whole_and_blind(name: str, count: int) -> None:
    suite = suites.load(str(PUBLISHED / f"{name}.jsonl"))
    rows = {row["name"]: row for row in map(json.loads, suite.path.open())}
    assert {problem.name for problem in suite.problems} == rows.keys()
    assert len(suite.problems) == count
    assert suite.cumulative == (name == "nng4_game")
    for problem in suite.problems:
        row, statement = rows[problem.name], problem.statement
        if "lean_file" in row:
            ours, theirs = statement.with_proof("by sorry"), row["lean_file"]
        else:
            ours, theirs = f"{statement.signature} := by", row["statement"]
            theirs = theirs[re.search(r"^theorem ", theirs, re.MULTILINE).start() :]  # type: ignore[union-attr]
        assert ours.split() == theirs.split()
        if row.get("solution_value"):
            assert f"-- {row['solution_value']}" not in statement.preamble
            assert f"--{row['solution_value']}" not in statement.preamble
