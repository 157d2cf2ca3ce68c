"""Audits on real Lean: certificates that hold up, on inputs with and without the flaw."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from test_audit_terms import theorem

from prover import verify
from prover.audit import DETECTORS, Finding, Report, Severity, audit
from prover.audit.folder import write
from prover.audit.lab import Lab
from prover.audit.peers import duplicates, equivalent
from prover.audit.source import allowed, informal_texts, without_allowed
from prover.budget import Budget
from prover.cli.main import cli
from prover.errors import InputError
from prover.lean.pool import Pool
from prover.problems.lean_files import problems
from prover.types import Status

CASES = [
    ("false", "t (a b : Nat) (h : a < b) : a - b + b = a", "t (a b : Nat) (h : b < a) : b + 1 ≤ a"),
    ("contradictory", "t (n : Nat) (h : n < 12) (k : 12 < n) : n = 3",
     "t (n : Nat) (h : n < 12) (k : 10 < n) : n = 11"),
    ("trivial", "t (n : Nat) : n + 0 = n", "t (n : Nat) : 0 + n * 1 = n"),
    ("restated", "t (a b : Nat) (h : a < b) : a < b", "t (a b : Nat) (h : a < b) : a + 1 ≤ b"),
    ("library", "t (a b c : Nat) : a + b + c = a + (b + c)",
     "t (a b c : Nat) : a * b + c * b * 2 = (a + 2 * c) * b"),
    ("degenerate", "t (k : Nat) : ∃ n, n * k = 0 * k", "t (k : Nat) : ∃ n, n = k + 2"),
    ("unneeded", "t (a b : Nat) (h : a < b) (k : 0 < b) : a + b = b + a",
     "t (a b : Nat) (h : a < b) (k : b < 2) : a = 0"),
    ("empty-range", "t (n : Nat) (h : ∀ k, k < 0 → n = k) : n * 0 = 0",
     "t (n : Nat) (h : ∀ k, k < 1 → n = k) : n = 0"),
    ("implied", "t (a b : Nat) (h : a < b) (k : a ≤ b) (l : b < 2) : a = 0",
     "t (a b : Nat) (h : a < b) (l : b < 2) : a = 0"),
]  # fmt: skip


def report(signature: str, pool: Pool, seconds: float = 20.0) -> Report:
    return audit(theorem(signature), pool, Budget(seconds))


def of(found: Report, detector: str) -> list[Finding]:
    return [f for f in found.findings if f.detector == detector]


@pytest.mark.parametrize(("detector", "flawed", "sound"), CASES)
def test_certificates(detector: str, flawed: str, sound: str, shared_pool: Pool) -> None:
    hits = of(report(flawed, shared_pool), detector)
    assert hits, "the flaw is not found"
    for hit in hits:
        assert hit.certificate is not None
        assert hit.certificate.statement.name != "t", "it certifies a theorem of its own"
        judged = verify.check_submission(
            hit.certificate.file, hit.certificate.challenge, shared_pool, timeout=60
        )
        assert judged.status is Status.VERIFIED, judged.reason
    assert not of(report(sound, shared_pool), detector), "what is no flaw is found"


def test_every_detector_that_proves_has_a_case() -> None:
    from test_detectors import WITH_LEAN

    assert {case[0] for case in CASES} >= WITH_LEAN
    assert {case[0] for case in CASES} <= {d.name for d in DETECTORS}


def test_contradiction_names_the_smallest_set(shared_pool: Pool) -> None:
    found = report("t (n m : Nat) (a : m = 2) (h : n < 3) (b : m < 9) (k : 3 < n) : n = m",
                   shared_pool)  # fmt: skip
    (hit,) = of(found, "contradictory")
    assert hit.message.startswith("nothing satisfies h, k:")
    assert found.severity is Severity.VACUOUS and not found.example


def test_hypotheses_that_hold_together_have_an_example(shared_pool: Pool) -> None:
    found = report("t (n : Nat) (h : 3 < n) (k : n < 5) : n = 4", shared_pool)
    assert found.example == "n = 4"
    assert found.severity <= Severity.NOTE


def test_types_are_those_of_lean(shared_pool: Pool) -> None:
    # The text alone does not say that `F` takes an integer.
    preamble = "def F (z : Int) : Int := z\n\n"
    problem = theorem("t (a b : Nat) (h : F (a - b) = 3) : a = b + 3", preamble)
    found = audit(problem, shared_pool, Budget(20))
    assert found.elaborated and not of(found, "natural-subtraction")
    natural = theorem("t (a b : Nat) (h : G (a - b) = 0) : a ≤ b",
                      "def G (n : Nat) : Int := n\n\n")  # fmt: skip
    assert of(audit(natural, shared_pool, Budget(20)), "natural-subtraction")


def test_what_lean_cannot_read_is_read_as_text(shared_pool: Pool) -> None:
    found = report("t (f : Real → Real) (x : Real) (h : f x = 1) : ∃ y, f y = 1 → y = x",
                   shared_pool)  # fmt: skip
    assert not found.elaborated and "Real" in found.reading
    assert of(found, "exists-implies")


def test_equivalence_of_formalisations_is_proved(shared_pool: Pool) -> None:
    one = theorem("t (a b : Nat) (h : a < b) : a ≠ b")
    lab = Lab(one, shared_pool, Budget(30))
    assert equivalent(lab, theorem("u (x y : Nat) : x < y → x ≠ y"), 5) is not None
    assert equivalent(lab, theorem("u (x y : Nat) : x < y → x + 1 = y"), 1) is None


def test_the_same_statement_twice() -> None:
    suite = problems(
        "theorem a (x y : Nat) (h : x < y) (k : y < 9) : x < 9 := by sorry\n"
        "theorem b (u v : Nat) (p : v < 9) (q : u < v) : u < 9 := by sorry\n"
        "theorem c (u v : Nat) (p : v < 9) (q : v < u) : u < 9 := by sorry\n",
        "f.lean",
    )
    alone = [type(p)(p.name, type(p.statement)(p.name, p.statement.signature)) for p in suite]
    assert {p.name: f.message.split()[3] for p, f in duplicates(alone).items()} == {"b": "a"}


ALLOWED = """/-- Let n be positive. -/
theorem a (n : Nat) : n - 1 ≤ n := by sorry

-- audit: allow natural-subtraction because it is meant so
theorem b (n : Nat) : n - 1 ≤ n := by sorry
"""


def test_suppressions(shared_pool: Pool) -> None:
    first, second = problems(ALLOWED, "f.lean")
    names = [d.name for d in DETECTORS]
    assert informal_texts([first, second]) == {first: "Let n be positive."}
    assert allowed(first, names) == {}
    reasons = allowed(second, names)
    assert reasons == {"natural-subtraction": "it is meant so"}
    found = without_allowed(audit(second, shared_pool, Budget(20)), reasons)
    assert not of(found, "natural-subtraction") and len(found.suppressed) == 1


@pytest.mark.parametrize(
    ("comment", "said"),
    [
        ("allow natural-subtraction", "because REASON"),
        ("allow everything because I say so", "no detector 'everything'"),
    ],
)
def test_suppressions_want_a_reason_and_a_name(comment: str, said: str) -> None:
    (problem,) = problems(f"-- audit: {comment}\ntheorem a : 1 = 1 := by sorry\n", "f.lean")
    with pytest.raises(InputError, match=said):
        allowed(problem, [d.name for d in DETECTORS])


@pytest.mark.usefixtures("lean")
def test_folder_and_gate(tmp_path: Path) -> None:
    file = tmp_path / "Demo.lean"
    file.write_text(
        "theorem good (a b : Nat) (h : a < b) : a + 1 ≤ b := by\n  omega\n\n"
        "theorem bad (n : Nat)\n    (h : n < 3) (k : 3 < n) : n = 7 := by sorry\n"
    )
    run = CliRunner().invoke(
        cli, ["audit", str(file), "-o", str(tmp_path / "out"), "--workers", "1",
              "--fail-on", "vacuous"], standalone_mode=False,
    )  # fmt: skip
    assert run.return_value == 1, run.output
    assert f"{file}:5:22: vacuous: bad: nothing satisfies h, k" in run.output
    rows = [json.loads(line) for line in (tmp_path / "out/findings.jsonl").open()]
    assert [row["name"] for row in rows] == ["good", "bad"]
    (vacuous,) = [f for f in rows[1]["findings"] if f["severity"] == "vacuous"]
    proof = tmp_path / "out" / vacuous["certificate"]
    check = CliRunner().invoke(
        cli, ["check", str(proof), "--against", str(proof.with_suffix(".challenge.lean"))],
        standalone_mode=False,
    )  # fmt: skip
    assert check.return_value == 0, check.output
    log = json.loads((tmp_path / "out/audit.sarif").read_text())
    places = [r["locations"][0]["physicalLocation"] for r in log["runs"][0]["results"]
              if r["level"] == "error"]  # fmt: skip
    assert places[0]["region"] == {"startLine": 5, "startColumn": 22}
    rules = {rule["id"] for rule in log["runs"][0]["tool"]["driver"]["rules"]}
    assert {r["ruleId"] for r in log["runs"][0]["results"]} <= rules


def test_page_shows_hostile_text_as_text(tmp_path: Path) -> None:
    bad = "<script>alert(1)</script>"
    problem = theorem(f't (h : "{bad}" = "") : 1 = 2')
    finding = Finding("false", Severity.REFUTED, bad, 10, 20)
    write(tmp_path, bad, [Report(problem, (finding,), elaborated=True)])
    page = (tmp_path / "audit.html").read_text()
    assert bad not in page and "&lt;script&gt;" in page


@pytest.mark.usefixtures("lean")
def test_a_batch_reports_what_variants_lose(tmp_path: Path) -> None:
    suite = tmp_path / "two.jsonl"
    statements = (
        "theorem add_up (x y : Nat) (h₀ : x + y = 7) (h₁ : x = 3) : y = 4 := by sorry",
        "theorem both (p q : Prop) (h : p ∧ q) : q ∧ p := by sorry",
    )
    suite.write_text(
        "".join(json.dumps({"name": s.split()[1], "statement": s}) + "\n" for s in statements)
    )
    run = CliRunner().invoke(
        cli, ["batch", str(suite), "-o", str(tmp_path / "run"), "--variants", "--json",
              "--time-limit", "10"], standalone_mode=False,
    )  # fmt: skip
    found = json.loads(run.stdout.splitlines()[-1])
    assert found["counts"]["verified"] == found["problems"] == 8
    assert found["variants"] == [
        {"kind": "rename", "pairs": 2, "originals": 2, "variants": 2},
        {"kind": "permute", "pairs": 1, "originals": 1, "variants": 1},
        {"kind": "restate", "pairs": 2, "originals": 2, "variants": 2},
        {"kind": "perturb", "pairs": 1, "originals": 1, "variants": 1},
    ]
    rows = [json.loads(line) for line in (tmp_path / "run/results.jsonl").open()]
    assert all(row["verdict"] == "verified" for row in rows)
