"""Which attacks each check of the judge stops: `python -m eval.judge`.

Every attack of tests/exploits goes before every check by itself. An attack that all checks but one
let pass would be verified without that one; so each check must have some that only it stops, no
honest proof may have any against it, and no attack none. The table is eval/results/judge.md.
"""

from __future__ import annotations

from collections import defaultdict

from eval.suites import RESULTS
from prover.lean.toolchain import resolve
from prover.verify import judge
from tests.exploits import forged
from tests.exploits.attacks import (
    CLASSES,
    MARKERS,
    Attack,
    attacks,
    objections,
    of_file,
    references,
)

HONEST = "honest"
STAGES = ("text", "opening", "lean", "file")  # before the judge of files has its turn


def main() -> None:
    lean = resolve("embedded")
    said: dict[str, dict[str, str]] = {}
    for folder in CLASSES:
        for each in attacks(folder):
            said[each.name] = objections(each, lean)
    for challenge, forgers in (
        (forged.CHALLENGE, forged.FALSE), (forged.TRUE_CHALLENGE, forged.TRUE)
    ):  # fmt: skip
        wanted = references(Attack("forged", challenge, MARKERS[2], ""), lean)
        for forge in forgers:
            found = of_file(forge(forged.Forger()), wanted, lean)
            said[f"forged/{forge.__name__}"] = {k: v for k, v in found.items() if v is not None}
    honest = {name for name in said if name.startswith(f"{HONEST}/")}
    refused = sorted(name for name in honest if said[name])
    accepted = sorted(name for name in said.keys() - honest if not said[name])
    stops, alone = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
    for name in sorted(said.keys() - honest):
        for check in said[name]:
            stops[check].append(name)
            if len(said[name]) == 1:
                alone[check].append(name)
    classes = sorted({name.split("/")[0] for name in said.keys() - honest})
    text = (
        f"{len(said) - len(honest)} attacks in {len(classes)} classes, {len(accepted)} accepted; "
        f"{len(honest)} honest proofs, {len(refused)} refused. 'lean' is Lean itself, which "
        "compiles nothing; 'file' the reader of compiled files.\n\n"
        "| check | attacks that it stops | that only it stops | such as |\n"
        "| --- | ---: | ---: | --- |\n"
    )
    for check in (*STAGES, *(each.name for each in judge.CHECKS)):
        examples = ", ".join(alone[check][:4])
        text += f"| {check} | {len(stops[check])} | {len(alone[check])} | {examples} |\n"
    (RESULTS / "judge.md").write_text(text, encoding="utf-8")
    print(text, end="")
    if accepted or refused:
        raise SystemExit(f"accepted: {accepted}; refused: {refused}")


if __name__ == "__main__":
    main()
