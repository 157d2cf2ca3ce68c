"""The HTTP API with real Lean: answers, limits, hanging inputs, and what is left afterwards."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import httpx2
import psutil
import pytest
from running import HANGS, HARD, SWAP, SWAPPED, TRUTH, Server, serving, until

from prover.serve import wire


def test_a_proof_is_judged(server: Server) -> None:
    answer = server.post("/check", statement=SWAP, proof=SWAPPED).json()
    assert answer["verdict"] == "verified"
    assert answer["axioms"] == []
    assert answer["record"]["checks"][-1] == "kernel/1"
    assert answer["record"]["seconds"] <= wire.CHECK_SECONDS


@pytest.mark.parametrize(
    ("proof", "words"),
    [
        ("by\n  exact ⟨h.1, h.2⟩", "type mismatch"),
        ("by sorry", "sorry"),
        ("by native_decide", "native_decide"),
        ("", "empty"),
        (")", "parse"),
        ("by\n  exact (", "parse"),
    ],
)
def test_what_proves_nothing_is_not_verified(server: Server, proof: str, words: str) -> None:
    response = server.post("/check", statement=SWAP, proof=proof)
    assert response.status_code == 200
    answer = response.json()
    assert answer["verdict"] == "unproved"
    assert words in answer["reason"].lower()
    assert answer["record"] is None


def test_a_text_may_hold_definitions_and_a_name(server: Server) -> None:
    text = (
        "def double (n : Nat) : Nat := n + n\n\n"
        "theorem one : double 2 = 4 := by sorry\n\n"
        "theorem two : double 3 = 6 := by sorry\n"
    )
    response = server.post("/check", statement=text, proof="by rfl")
    assert response.status_code == 422
    assert "2 theorems are open: name one of one, two" in response.json()["detail"]
    answer = server.post("/check", statement=text, proof="by rfl", name="one").json()
    assert answer["verdict"] == "verified"


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("", "at least 1 character"),
        ("hello", "no theorem"),
        ("theorem t : 1 + = 2 := by sorry", "unexpected token"),
        ('theorem t : "x := by sorry', "does not end"),
        ("/- theorem t : True := by sorry", "does not end"),
        ("theorem t : True := by sorry\ntheorem u : True := by sorry", "name one of"),
    ],
)
def test_a_statement_that_does_not_parse_is_422(server: Server, statement: str, words: str) -> None:
    for path, more in (("/check", {"proof": "by simp"}), ("/goals", {}), ("/prove", {})):
        if path == "/prove" and words == "unexpected token":
            continue  # Lean reads it when its turn has come: see the verdict of the job
        response = server.post(path, statement=statement, **more)
        assert response.status_code == 422, path
        assert words in response.json()["detail"]


def test_a_statement_is_audited(server: Server) -> None:
    answer = server.post(
        "/audit",
        statement="theorem t (n : Nat)\n    (h : n < 2) (k : 2 < n) : n = 9",
        informal="For n at most 19, n = 9.",
    ).json()
    assert answer["severity"] == "vacuous" and answer["read_by"] == "lean"
    (found,) = [f for f in answer["findings"] if f["detector"] == "contradictory"]
    assert (found["line"], found["column"]) == (2, 22)
    # Whoever gets the certificate can check it.
    head, proof = found["certificate"].split(" := ", 1)
    judged = server.post("/check", statement=f"{head} := by sorry", proof=proof.strip()).json()
    assert judged["verdict"] == "verified"
    assert {"text-number"} <= {f["detector"] for f in answer["findings"]}
    text = server.post("/audit", statement="theorem t (x : Real) : ∃ y, y = x → x < y").json()
    assert text["read_by"] == "text only" and text["severity"] == "suspicious"


def test_what_the_library_lacks_is_unsupported(server: Server) -> None:
    answer = server.post(
        "/check", statement="theorem t : Nonsense.foo = 2 := by sorry", proof="by simp"
    ).json()
    assert answer["verdict"] == "unsupported"
    assert "Nonsense.foo" in answer["reason"]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ({"statement": SWAP}, "proof: Field required"),
        ({"statement": SWAP, "proof": 3}, "proof: Input should be a valid string"),
        ({"statement": SWAP, "proof": "x" * (wire.MOST_TEXT + 1)}, "at most 100000"),
        ({"statement": SWAP, "proof": "x", "time_limit": 0}, "greater than 0"),
        ({"statement": SWAP, "proof": "x", "time_limit": "NaN"}, "time_limit"),
        ({"statement": SWAP, "proof": "x", "timelimit": 3}, "timelimit: Extra inputs"),
    ],
)
def test_a_request_that_is_wrong_is_422(server: Server, body: object, words: str) -> None:
    response = server.client.post("/check", json=body)
    assert response.status_code == 422
    assert words in response.json()["detail"]


def test_what_unicode_cannot_hold_is_an_answer_too(server: Server) -> None:
    for body in (
        b'{"statement": "theorem t : \\ud800 := by sorry", "proof": "x"}',
        b'{"statement": "theorem t : True", "proof": "by trivial", "name": "\\ud800"}',
        b'{"statement": "theorem t : True", "proof": "by trivial", "\\ud800": 1}',
        b'{"statement": "theorem t : True := by sorry", "proof": "\\ud800"}',
        b'{"statement": "theorem t : True \\u0000 := by sorry", "proof": "by trivial"}',
        b'"\xff"',
    ):
        headers = {"Content-Type": "application/json"}
        response = server.client.post("/check", content=body, headers=headers)
        assert response.status_code in (200, 400, 422)
        assert response.json().get("verdict") != "verified"


def test_a_request_that_is_too_big_is_413(server: Server) -> None:
    response = server.client.post("/check", content=b"x" * (wire.BODY_BYTES + 1))
    assert response.status_code == 413
    assert server.client.post("/check", content=b"{").status_code == 422


def test_goals_after_tactics(server: Server) -> None:
    def goals(*tactics: str, statement: str = SWAP) -> dict[str, object]:
        response = server.post("/goals", statement=statement, tactics=list(tactics))
        assert response.status_code == 200
        found: dict[str, object] = response.json()
        return found

    start = goals()
    assert start["goals"] == [
        {
            "hypotheses": [
                {"names": ["p", "q"], "type": "Prop", "value": None},
                {"names": ["h"], "type": "p ∧ q", "value": None},
            ],
            "target": "q ∧ p", "case": None, "text": "p q : Prop\nh : p ∧ q\n⊢ q ∧ p",
        }
    ]  # fmt: skip
    assert (start["applied"], start["closed"], start["failure"]) == (0, False, None)
    two = goals("obtain ⟨a, b⟩ := h", "constructor")
    assert [goal["target"] for goal in two["goals"]] == ["q", "p"]  # type: ignore[index,attr-defined]
    assert goals("obtain ⟨a, b⟩ := h", "constructor", "all_goals assumption")["closed"] is True
    failed = goals("constructor", "exact h.1", "exact h.1")
    assert failed["applied"] == 1
    assert failed["failure"]["tactic"] == 1  # type: ignore[index]
    assert len(failed["goals"]) == 2  # type: ignore[arg-type]
    assert "type mismatch" in failed["failure"]["message"].lower()  # type: ignore[index]
    for bad, kind in (("exact (", "parse"), ("sorry", "tactic"), ("frobnicate", "parse")):
        failed = goals("constructor", bad)
        assert failed["applied"] == 1
        assert failed["failure"]["kind"] == kind  # type: ignore[index]


def test_goals_of_tactics_that_hang(server: Server) -> None:
    answer = server.post(
        "/goals", statement=SWAP, tactics=["constructor", "repeat (have := True.intro)"],
        time_limit=4,
    ).json()  # fmt: skip
    assert answer["applied"] == 1
    assert answer["failure"]["tactic"] == 1
    assert answer["failure"]["kind"] == "timeout"
    assert len(answer["goals"]) == 2


def test_a_text_that_runs_code_has_a_lean_of_its_own(server: Server) -> None:
    poison = "macro_rules | `(tactic| constructor) => `(tactic| sorry)\n"
    server.post("/goals", statement=poison + SWAP, tactics=["constructor"])
    answer = server.post("/goals", statement=SWAP, tactics=["constructor"]).json()
    assert len(answer["goals"]) == 2
    answer = server.post("/check", statement=poison + SWAP, proof="by constructor").json()
    assert answer["verdict"] == "unproved"


def test_a_job(server: Server) -> None:
    response = server.post("/prove", statement=SWAP, time_limit=30)
    assert response.status_code == 202
    path = response.headers["Location"]
    assert path == f"/jobs/{response.json()['id']}"
    until(lambda: server.client.get(path).json()["status"] == "done", 60)
    job = server.client.get(path).json()
    assert job["answer"]["verdict"] == "verified"
    assert any(line.startswith("verify: verified") for line in job["progress"])
    judged = server.post("/check", statement=SWAP, proof=job["answer"]["proof"]).json()
    assert judged["verdict"] == "verified"
    assert server.client.delete(path).json()["status"] == "done"
    assert server.client.get("/jobs/nothing").status_code == 404
    assert server.client.delete("/jobs/nothing").status_code == 404


def test_a_false_statement_is_disproved(server: Server) -> None:
    path = server.post(
        "/prove", statement="theorem t (n : Nat) : n < 5 := by sorry", time_limit=30
    ).headers["Location"]
    until(lambda: server.client.get(path).json()["status"] == "done", 60)
    assert server.client.get(path).json()["answer"]["verdict"] == "disproved"


def test_a_cancelled_job_leaves_nothing_running(server: Server) -> None:
    path = server.post("/prove", statement=HARD, time_limit=300).headers["Location"]
    until(lambda: server.client.get(path).json()["status"] == "running", 60)
    workers = {each.pid for each in psutil.Process(server.process.pid).children()}
    job = server.client.delete(path).json()
    assert job["status"] == "cancelled"
    assert job["answer"] is None
    until(lambda: server.client.get("/health").json()["busy"] == 0)
    after = {each.pid for each in psutil.Process(server.process.pid).children()}
    assert len(workers - after) == 1  # the one that had it
    assert server.client.get(path).json()["status"] == "cancelled"


def test_a_client_that_goes_away_frees_its_worker(server: Server) -> None:
    body = json.dumps({"statement": TRUTH, "proof": HANGS, "time_limit": 100}).encode()
    host, port = server.url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port))) as connection:
        connection.sendall(
            b"POST /check HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            b"Content-Length: %d\r\n\r\n%b" % (len(body), body)
        )
        until(lambda: server.client.get("/health").json()["busy"] == 1)
        time.sleep(1)
    until(lambda: server.client.get("/health").json()["busy"] == 0, 5)
    until(lambda: server.client.get("/health").json()["waiting"] == 0, 5)


def test_what_hangs_keeps_nobody_waiting(server: Server) -> None:
    """Hanging requests fill the slow lane for half a minute; quick ones go on meanwhile."""
    answers: list[str] = []

    def hang() -> None:
        answer = httpx2.post(
            f"{server.url}/check", timeout=200,
            json={"statement": TRUTH, "proof": HANGS, "time_limit": 8},
        ).json()  # fmt: skip
        answers.append(answer["verdict"])

    threads = [threading.Thread(target=hang) for _ in range(4)]
    for thread in threads:
        thread.start()
    time.sleep(0.5)
    started = time.monotonic()
    quick = 0
    while any(thread.is_alive() for thread in threads):
        answer = server.post("/check", statement=SWAP, proof=SWAPPED).json()
        assert answer["verdict"] == "verified"
        quick += 1
    for thread in threads:
        thread.join()
    assert time.monotonic() - started > 20  # one after the other
    assert quick >= 8
    assert answers == ["error"] * 4


def test_a_text_that_is_odd_to_read_holds_nobody_up(server: Server) -> None:
    for odd in ("«", 'r#"a" ', "/-", "'"):
        started = time.monotonic()
        answer = server.post("/check", statement=TRUTH, proof=odd * 16_000, time_limit=20).json()
        assert answer["verdict"] == "unproved"
        assert time.monotonic() - started < 20


def test_the_description(server: Server) -> None:
    description = server.client.get("/openapi.json").json()
    assert set(description["paths"]) == {
        "/check", "/goals", "/audit", "/prove", "/jobs/{id}", "/health",
    }  # fmt: skip
    page = server.client.get("/docs").text
    assert "POST /check" in page and "CheckRequest" in page
    assert "http://" not in page and "https://" not in page and "<script" not in page


def test_another_host_name_is_refused(server: Server) -> None:
    response = server.client.get("/health", headers={"Host": "evil.example"})
    assert response.status_code == 400


def test_no_form_is_read(server: Server) -> None:
    """What a web page can send without asking is no request."""
    body = json.dumps({"statement": SWAP, "proof": SWAPPED})
    for kind in ("text/plain", "application/x-www-form-urlencoded"):
        response = server.client.post("/check", content=body, headers={"Content-Type": kind})
        assert response.status_code == 422


@pytest.mark.usefixtures("lean")
def test_the_token(tmp_path: Path) -> None:
    with serving(tmp_path / "log", token="secret") as server:
        assert server.post("/check", statement=SWAP, proof=SWAPPED).status_code == 200
        for header in ({}, {"Authorization": "Bearer wrong"}, {"Authorization": "Basic secret"}):
            response = httpx2.post(
                f"{server.url}/check", json={"statement": SWAP, "proof": SWAPPED}, headers=header
            )
            assert response.status_code == 401
            assert response.headers["WWW-Authenticate"] == "Bearer"
            assert httpx2.get(f"{server.url}/jobs/x", headers=header).status_code == 401


@pytest.mark.usefixtures("lean")
def test_a_full_queue_says_when_to_come_again(tmp_path: Path) -> None:
    with serving(tmp_path / "log", "--queue", "0", "--workers", "2") as server:
        codes: list[httpx2.Response] = []

        def ask() -> None:
            codes.append(
                httpx2.post(
                    f"{server.url}/check", timeout=60,
                    json={"statement": TRUTH, "proof": HANGS, "time_limit": 2},
                )
            )  # fmt: skip

        threads = [threading.Thread(target=ask) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        found = sorted(response.status_code for response in codes)
        assert found == [200, 200, 503, 503, 503, 503]
        refused = next(response for response in codes if response.status_code == 503)
        assert 1 <= int(refused.headers["Retry-After"]) <= 60
        assert "try again" in refused.json()["detail"]
        assert server.post("/check", statement=SWAP, proof=SWAPPED).status_code == 200


@pytest.mark.usefixtures("lean")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_no_process_is_left_whatever_ends_it(tmp_path: Path, number: signal.Signals) -> None:
    with serving(tmp_path / "log") as server:
        path = server.post("/prove", statement=HARD, time_limit=300).headers["Location"]
        until(lambda: server.client.get(path).json()["status"] == "running", 60)

        seen: list[int] = []

        def ask() -> None:
            body = {"statement": TRUTH, "proof": HANGS, "time_limit": 100}
            try:
                seen.append(httpx2.post(f"{server.url}/check", timeout=60, json=body).status_code)
            except httpx2.TransportError:
                seen.append(0)

        thread = threading.Thread(target=ask)
        thread.start()
        until(lambda: len(server.leans()) >= 2)
        family = server.family()
        started = time.monotonic()
        code = server.stop(number)
        assert time.monotonic() - started < 10
        assert code == (130 if number is signal.SIGINT else -number)
        thread.join()
        assert seen in ([0], [503])
        _, left = psutil.wait_procs(family, timeout=10)
        assert left == []


def test_bad_usage_is_one_line() -> None:
    def run(*arguments: str) -> tuple[int, str]:
        done = subprocess.run(
            [sys.executable, "-m", "prover", "serve", *arguments],
            capture_output=True, text=True, timeout=60,
        )  # fmt: skip
        return done.returncode, done.stderr

    code, said = run("--host", "0.0.0.0")
    assert code == 2
    assert said.startswith("error: --host 0.0.0.0 can be reached from elsewhere: give --token")
    assert said.count("\n") == 1
    assert run("--token", " ")[0] == 2
    assert run("--workers", "1")[0] == 2
    code, said = run("--lean", "/nothing/there")
    assert (code, said.count("\n")) == (3, 1)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        code, said = run("--lean", "embedded", "--port", str(taken.getsockname()[1]))
    assert (code, said.count("\n")) == (2, 1)
    assert "cannot listen at 127.0.0.1" in said


@pytest.mark.usefixtures("lean")
def test_a_model_that_is_not_there_is_one_line() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "prover", "serve", "--lean", "embedded", "--port", "0",
         "--drafter", "local", "--model", "/nothing/there"],
        capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert done.returncode in (2, 3)
    assert done.stderr.startswith("error: ")
    assert done.stderr.count("\n") == 1
