"""Fetching published suites: real git and local repositories in place of GitHub's."""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from prover import suites
from prover.errors import InputError, SourceUnavailable
from prover.suites import fetch, published
from prover.suites.published import SOURCES, Source

SHARED = Path(suites.__file__).parents[3] / "shared" / "data"
VALID = "import Mathlib\n\nopen Nat\n\ntheorem a_p1 (x : ℕ) (h : x = 1) : x + 1 = 2 := by sorry"
TEST = "import Mathlib\n\nopen Nat\n\ntheorem b_p2 : 1 + 1 = 2 := by\n  sorry\n"
BOOK = """import Mathlib

open Filter
noncomputable section

/-- By SECRET. -/
theorem ex_1 (x : ℕ) : x = x :=
sorry

def two : ℕ := 2

@[simp] theorem ex_2 : two = 2 :=
by
sorry

theorem ex_3 (h : ∀ a b : ℕ, a = b) :
  two = 3 :=
sorry
"""
ANSWER = """import Mathlib

abbrev p_solution : ℕ := sorry
-- SECRET
/--
How many? SECRET
-/
theorem p : 1 + 1 = p_solution :=
  sorry
"""


@pytest.fixture(autouse=True)
def own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "a")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "a@b")


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True)
    return done.stdout.decode().strip()


def repository(folder: Path, files: dict[str, str]) -> str:
    """Commits the files; the name of the commit."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=x")
    return git(folder, "rev-parse", "HEAD")


def get(name: str, folder: Path, files: dict[str, str]) -> tuple[Source, fetch.Fetched, list[str]]:
    """Fetch the suite from a repository with these files."""
    source = replace(SOURCES[name], commit=repository(folder, files))
    said: list[str] = []
    return source, fetch.fetch(source, said.append, mirror=str(folder)), said


def test_minif2f_by_its_whole_and_its_splits(tmp_path: Path) -> None:
    files = {"MiniF2F/Valid/a_p1.lean": VALID, "MiniF2F/Test/b_p2.lean": TEST, "README.md": "x"}
    source, found, said = get("minif2f", tmp_path / "r", files)
    assert found.files == {"minif2f": 2, "minif2f-valid": 1, "minif2f-test": 1}
    assert any("licence: MIT" in line for line in said)
    (problem,) = suites.load("minif2f-valid").problems
    assert problem.name == "a_p1" and problem.suite == "minif2f-valid"
    assert problem.statement.preamble == "import Mathlib\n\nopen Nat\n\n"
    assert problem.statement.signature == "theorem a_p1 (x : ℕ) (h : x = 1) : x + 1 = 2"
    row = json.loads((fetch.folder() / "minif2f-test.jsonl").read_text())
    assert row["source"] == f"{source.repository}@{source.commit}:MiniF2F/Test/b_p2.lean"
    assert row["split"] == "test" and row["license"] == source.licence
    assert [p.name for p in suites.load("minif2f").problems] == ["a_p1", "b_p2"]


def test_theorems_of_a_book_without_those_before_them(tmp_path: Path) -> None:
    get("proofnet", tmp_path / "r", {"ProofNet/Book.lean": BOOK})
    one, two, three = (p.statement for p in suites.load("proofnet").problems)
    assert "SECRET" not in repr((one, two, three))
    assert two.signature.endswith("theorem ex_2 : two = 2") and "ex_1" not in two.preamble
    assert "def two : ℕ := 2" in three.preamble and "ex_2" not in three.preamble
    assert three.preamble.startswith("import Mathlib\n\nopen Filter\nnoncomputable section\n\n")
    assert one.postamble == "end\n" == three.postamble


def test_answers_are_left_behind(tmp_path: Path) -> None:
    get("putnambench", tmp_path / "r", {"lean4/src/p.lean": ANSWER})
    assert "SECRET" not in (fetch.folder() / "putnambench.jsonl").read_text()
    (problem,) = suites.load("putnambench").problems
    assert problem.statement.signature == "theorem p : 1 + 1 = p_solution"
    assert "abbrev p_solution : ℕ := sorry\n" in problem.statement.preamble


def test_the_second_version_of_minif2f(tmp_path: Path) -> None:
    row = {"name": "q", "split": "test", "informal_statement": "SECRET", "header": "import Mathlib",
           "formal_statement": "theorem q : 1 = 1 := by", "formal_proof": "SECRET"}  # fmt: skip
    rows = [row, row | {"name": "r", "split": "valid"}]
    text = "".join(json.dumps(each) + "\n" for each in rows)
    _, found, _ = get("minif2f-v2c", tmp_path / "r", {"datasets/miniF2F_v2c.jsonl": text})
    assert found.files == {"minif2f-v2c": 2, "minif2f-v2c-test": 1, "minif2f-v2c-valid": 1}
    assert suites.load("minif2f-v2c-test").problems[0].name == "q"
    assert "SECRET" not in (fetch.folder() / "minif2f-v2c.jsonl").read_text()


def test_a_second_fetch_must_bring_the_same(tmp_path: Path) -> None:
    source, first, _ = get("putnambench", tmp_path / "r", {"lean4/src/p.lean": ANSWER})
    again = fetch.fetch(source, str, mirror=str(tmp_path / "r"))
    assert not first.known and again.known and first.sha256 == again.sha256
    lock = fetch.folder() / "putnambench.lock.json"
    note = json.loads(lock.read_text())
    lock.write_text(json.dumps(note | {"sha256": "0" * 64}))
    with pytest.raises(InputError, match="is not what was fetched before"):
        fetch.fetch(source, str, mirror=str(tmp_path / "r"))
    lock.write_text(json.dumps(note | {"sha256": "0" * 64, "commit": "of an earlier version"}))
    assert not fetch.fetch(source, str, mirror=str(tmp_path / "r")).known
    lock.write_text("{")
    with pytest.raises(InputError, match=r"lock\.json: cannot be read: delete it"):
        fetch.fetch(source, str, mirror=str(tmp_path / "r"))


def test_another_commit_is_no_substitute(tmp_path: Path) -> None:
    """The pin is on what is in it: a repository whose newest commit differs has nothing for us."""
    source, _, _ = get("putnambench", tmp_path / "r", {"lean4/src/p.lean": ANSWER})
    repository(tmp_path / "other", {"lean4/src/p.lean": ANSWER.replace("1 + 1", "1 + 2")})
    with pytest.raises(SourceUnavailable, match="cannot fetch"):
        fetch.fetch(source, str, mirror=str(tmp_path / "other"))
    older = replace(source, commit=source.commit)
    repository(tmp_path / "r", {"lean4/src/q.lean": ANSWER})  # a newer commit on top
    assert fetch.fetch(older, str, mirror=str(tmp_path / "r")).files == {"putnambench": 1}


def test_links_in_a_repository_are_not_followed(tmp_path: Path) -> None:
    folder, secret = tmp_path / "r", tmp_path / "secret.lean"
    secret.write_text(TEST)
    (folder / "lean4" / "src").mkdir(parents=True)
    (folder / "lean4" / "src" / "s.lean").symlink_to(secret)
    source = replace(SOURCES["putnambench"], commit=repository(folder, {"x": "x"}))
    with pytest.raises(InputError, match="has no open theorem"):
        fetch.fetch(source, str, mirror=str(folder))


def test_files_that_moved(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"has no lean4/src/\*\.lean"):
        get("putnambench", tmp_path / "r", {"README.md": "moved"})
    assert not fetch.folder().exists()


def test_no_network_is_one_line_that_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    # A proxy that is not there stands for a network that is not there.
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:9")
    with pytest.raises(SourceUnavailable) as caught:
        fetch.fetch(SOURCES["minif2f"], str)
    text = str(caught.value)
    assert "cannot fetch https://github.com/yangky11/miniF2F-lean4 at 5746b7d" in text
    assert "clone" in text and "add --from FOLDER" in text and "\n" not in text
    assert not fetch.folder().exists()


def test_no_git(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(SourceUnavailable, match="no `git` on PATH"):
        fetch.fetch(SOURCES["minif2f"], str)


def test_a_suite_that_is_not_here_yet() -> None:
    with pytest.raises(InputError, match="not here yet: prover suites fetch putnambench"):
        suites.load("putnambench")


def test_several_suites_in_one_run(tmp_path: Path) -> None:
    get("putnambench", tmp_path / "r", {"lean4/src/p.lean": ANSWER})
    get("minif2f", tmp_path / "m", {"MiniF2F/Valid/p.lean": ANSWER, "MiniF2F/Test/b.lean": TEST})
    joined = suites.load("minif2f-valid,putnambench")
    assert joined.name == "minif2f-valid+putnambench"
    assert [(p.suite, p.name) for p in joined.problems] == [
        ("minif2f-valid", "p"),
        ("putnambench", "p_2"),
    ]
    assert joined.sha256 not in {suites.load("putnambench").sha256}


@pytest.mark.skipif(not SHARED.is_dir(), reason=f"no benchmark data at {SHARED}")
@pytest.mark.parametrize(
    ("name", "rows", "place"),
    [
        ("minif2f", "minif2f_valid", "MiniF2F/Valid"),
        ("putnambench", "putnambench_1962_1994", "lean4/src"),
    ],
)
def test_every_published_row_is_read_from_its_file(
    tmp_path: Path, name: str, rows: str, place: str
) -> None:
    """The published files, made of rows that were read from them by another program."""
    given: list[dict[str, Any]] = [
        json.loads(line) for line in (SHARED / f"{rows}.jsonl").read_text().splitlines()
    ]
    assert {row["source"].split(":")[0] for row in given} == {
        f"{SOURCES[name].repository}@{SOURCES[name].commit}"
    }
    files = {
        f"{place}/{row['name']}.lean": f"{row['header']}\n\n{row['statement']}\n  sorry\n"
        for row in given
    }
    extra = {"MiniF2F/Test/b.lean": TEST} if name == "minif2f" else {}
    get(name, tmp_path / "r", files | extra)
    wanted = {p.name: p.statement for p in suites.load(str(SHARED / f"{rows}.jsonl")).problems}
    found = {p.name: p.statement for p in suites.load(name).problems}
    found.pop("b_p2", None)
    assert {key: squeezed(s) for key, s in found.items()} == {
        key: squeezed(s) for key, s in wanted.items()
    }


def squeezed(statement: Any) -> list[list[str]]:
    """Blank space aside: rows were trimmed."""
    return [statement.preamble.split(), statement.signature.split(), statement.postamble.split()]


def test_pins_are_whole_commits() -> None:
    for source in SOURCES.values():
        assert len(source.commit) == 40 and source.licence and source.files
    assert set(published.SOURCES) == {
        "minif2f", "minif2f-v2c", "minif2f-v2s", "putnambench", "proofnet",
    }  # fmt: skip
    assert os.sep not in "".join(SOURCES)
