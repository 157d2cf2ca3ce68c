"""Lean text and command-line targets into problems."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from prover.errors import InputError
from prover.problems import lean_files, read_target
from prover.types import Statement


def one(text: str) -> Statement:
    found = lean_files.problems(text, "T.lean")
    assert len(found) == 1
    return found[0].statement


def signature(text: str) -> str:
    return one(text).signature


@pytest.mark.parametrize(
    "text",
    [
        "theorem t : 1 = 1",
        "theorem t (h : 1 = 1 := by rfl) : 1 = 1",
        "theorem t : let x := 5; x = 5",
        "theorem t : (let x := 1; x) = 1 ∧ let y := 2; have z := y; z = 2",
        "theorem t : /- := by sorry /- nested := -/ -/ 1 = 1",
        "theorem t : 1 = 1 -- := by\n    ∧ 2 = 2",
        'theorem t : ":= \\" sorry" = "" ∧ r#"a " :="# = "b"',
        "theorem t (c : Char) : c = ':' ∨ c = '\\'' ∨ c = '('",
        "theorem t (x' x'' : Nat) (f : Nat → Nat) : f '' s = x'",
        "theorem t.{u} {α : Type u} (x : α) : x = x",
        "theorem A.«odd := name».t : 1 = 1",
        "theorem t (a b : ℝ) : |a| ≤ b ∧ {x | x < a} = ⟨a, b⟩",
        "theorem t : { x := 1, y := 2 : Point }.x = 1",
        "theorem t (s : S) : s.end = s.theorem.1",
        "lemma t : 1 = 1",
    ],
)
@pytest.mark.parametrize(
    "proof", [" := by\n  sorry", " :=\n  sorry", " := by", "", ":= sorry -- x"]
)
def test_the_signature_ends_where_the_proof_begins(text: str, proof: str) -> None:
    assert signature(f"{text}{proof}\n") == text


def test_equations_are_a_proof() -> None:
    text = "theorem t : ∀ n : Nat, |n| = n\n  | 0 => rfl\n  | n + 1 => sorry\n"
    assert signature(text) == "theorem t : ∀ n : Nat, |n| = n"


FILE = """\
import Mathlib

/-! theorem in_a_comment : 1 = 2 := sorry -/
namespace A.B
section
variable (n : Nat)
def f : Nat := 1 -- sorry
theorem done : 1 = 1 := rfl

/-- Says something. -/
@[simp] private theorem first : f = 1 := by
  sorry

end
section C
open Nat in
set_option maxHeartbeats 1 in
-- a remark
protected
theorem second (n : Nat) : n = n := by
  have h : 1 = 1 := by rfl
  exact sorry
end C
example : True := sorry
end A.B
theorem last : "sorry" = "sorry" := rfl
"""


def test_every_open_theorem_is_a_problem_of_its_own() -> None:
    found = lean_files.problems(FILE, "F.lean")
    assert [(p.name, p.line, p.source) for p in found] == [
        ("A.B.first", 11, "F.lean"),
        ("A.B.second", 20, "F.lean"),
        ("example_24", 24, "F.lean"),
    ]
    first, second, example = (p.statement for p in found)
    assert first.signature == ("/-- Says something. -/\n@[simp] private theorem first : f = 1")
    assert first.name == "first"
    assert first.preamble == FILE[: FILE.index("/-- Says")]
    assert first.postamble == "end\nend B\nend A\n"
    assert second.signature.startswith("open Nat in\nset_option")
    assert second.signature.endswith("protected\ntheorem second (n : Nat) : n = n")
    assert second.preamble.endswith("section C\n")
    assert second.postamble == "end C\nend B\nend A\n"
    assert example.signature == "theorem example_24 : True"
    assert example.postamble == "end B\nend A\n"


def test_the_file_with_a_proof_keeps_the_text_before_it() -> None:
    text = "/- intro -/\nnamespace A\ntheorem t : 1 = 1 := by sorry\nend A\n"
    assert one(text).with_proof("rfl") == text.replace("by sorry", "rfl")


def test_a_command_on_the_same_line_stays_apart() -> None:
    statement = one("def a := 1 theorem t : a = 1 := by sorry")
    assert statement.preamble == "def a := 1 \n"
    assert statement.signature == "theorem t : a = 1"


def test_one_theorem_by_name(tmp_path: Path) -> None:
    path = tmp_path / "F.lean"
    path.write_text(FILE)
    for name in ("done", "A.B.done"):
        (found,) = read_target(f"{path}:{name}")
        assert found.name == "A.B.done"
        assert found.statement.signature == "theorem done : 1 = 1"
    (found,) = read_target(f"{path}:last")
    assert "example : True := sorry" in found.statement.preamble


def test_line_ends_and_marks_of_windows_do_not_matter(tmp_path: Path) -> None:
    path = tmp_path / "F.lean"
    path.write_bytes(b"\xef\xbb\xbf" + FILE.replace("\n", "\r\n").encode())
    assert [p.line for p in read_target(str(path))] == [11, 20, 24]
    assert "\r" not in read_target(str(path))[0].statement.preamble


def test_a_quoted_theorem_and_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    (found,) = read_target("theorem t (p : Prop) (h : p) : p")
    assert found.statement == Statement("t", "theorem t (p : Prop) (h : p) : p")
    monkeypatch.setattr("sys.stdin", io.StringIO("def a := 1\nexample : a = 1 := sorry"))
    (found,) = read_target("-")
    assert (found.source, found.statement.preamble) == ("<stdin>", "def a := 1\n")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("def a := 1\n", "T.lean: no theorem, lemma or example in it"),
        ("", "T.lean: no theorem"),
        ("theorem t : 1 = 1 := rfl", r"T.lean: all 1 theorems have proofs.*\(T.lean:t\)"),
        ("\ntheorem : 1 = 1 := sorry", "T.lean:2: theorem without a name"),
        ("\ntheorem t := sorry", "T.lean:2: theorem t does not parse: no ': type'"),
        ("\ntheorem t (x :\n Nat : x = x := sorry", r"T.lean:2: theorem t .*'\(' is not closed"),
        ("\ntheorem t :\n x) = x := sorry", r"T.lean:3: theorem t .*'\)' matches no"),
        ("\ntheorem t : ⟨x) = x := sorry", r"T.lean:2: theorem t .*'\)' matches no"),
        ("\n/- theorem t : 1 = 1", "T.lean:2: this comment does not end"),
        ('\n\ntheorem t : "1 = 1', "T.lean:3: this string does not end"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_line(text: str, message: str) -> None:
    with pytest.raises(InputError, match=message) as caught:
        lean_files.problems(text, "T.lean")
    assert "\n" not in str(caught.value)


def test_targets_that_are_not_there(tmp_path: Path) -> None:
    path = tmp_path / "F.lean"
    path.write_text(FILE)
    (tmp_path / "latin.lean").write_bytes(b"theorem \xff")
    (tmp_path / "suite.jsonl").write_text("{}")
    for target, message in {
        f"{tmp_path}/Nothing.lean": "Nothing.lean: no such file",
        f"{tmp_path}/Nothing.lean:t": "Nothing.lean: no such file",
        f"{path}:secnd": "no theorem secnd in it; there is A.B.second",
        f"{tmp_path}/latin.lean": r"latin.lean: not UTF-8 text \(byte 8\)",
        str(tmp_path): "no such file|is a directory",
        f"{tmp_path}/suite.jsonl": "use `prover batch`",
        "1 + 1 = 2": "begins with theorem",
    }.items():
        with pytest.raises(InputError, match=message):
            read_target(target)
