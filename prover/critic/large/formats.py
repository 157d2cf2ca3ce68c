"""The forms in which models that write one tactic for a goal want to be asked.

Each was trained with a fixed text around the goal, and writes well only behind the same one.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from prover.errors import InputError

FILE = "format.json"  # in a model's folder: the form that it was trained with
GOAL = "{goal}"


@dataclass(frozen=True)
class Format:
    """`template` holds '{goal}' where the goal stands as the infoview shows it; any of `stop` ends
    an answer, as does the model's own token for it."""

    name: str
    template: str
    stop: tuple[str, ...] = ()

    def prompt(self, goal: str) -> str:
        return self.template.replace(GOAL, goal)

    def answer(self, text: str) -> str:
        """What stands before the first stop."""
        return text[: min((at for s in self.stop if (at := text.find(s)) >= 0), default=len(text))]


# BFS-Prover (Xin et al. 2025) and its second version.
BFS_PROVER = Format("bfs-prover", "{goal}:::")
# InternLM2-StepProver (Wu et al. 2024); the name of the theorem is not known here.
INTERNLM2 = Format(
    "internlm2-step-prover",
    "<|im_start|>user\nDECL goal\nGOAL {goal}\n<|im_end|>\n<|im_start|>assistant\nPROOFSTEP ",
    ("<|im_end|>",),
)
# InternLM2.5-StepProver (Wu et al. 2024).
INTERNLM2_5 = Format(
    "internlm2_5-step-prover",
    "---\nNAME: goal\n\n---\nPROOF_BEFORE: \n\n---\nSTATE_BEFORE: {goal}\n\n---\nTACTIC: ",
    ("\n---",),
)
# llmstep (Welleck and Saha 2023).
LLMSTEP = Format("llmstep", "[GOAL]{goal}[PROOFSTEP]", ("[GOAL]",))
# The models for states alone of miniCTX (Hu, Zhou and Welleck 2024).
NTP = Format(
    "ntp",
    "/- You are proving a theorem in Lean 4.\nYou are given the following information:\n"
    "- The current proof state, inside [STATE]...[/STATE]\n\n"
    "Your task is to generate the next tactic in the proof.\n"
    "Put the next tactic inside [TAC]...[/TAC]\n-/\n[STATE]\n{goal}\n[/STATE]\n[TAC]\n",
    ("[/TAC]",),
)
FORMATS = {form.name: form for form in (BFS_PROVER, INTERNLM2, INTERNLM2_5, LLMSTEP, NTP)}

_KNOWN = (
    ("bfs-prover", BFS_PROVER),
    ("internlm2_5-step", INTERNLM2_5),
    ("internlm2.5-step", INTERNLM2_5),
    ("internlm2-step", INTERNLM2),
    ("llmstep", LLMSTEP),
    ("ntp-", NTP),
)


def named(name: str) -> Format:
    """The form of that name. Raises InputError."""
    if name not in FORMATS:
        raise InputError(f"no prompt format {name!r}: there is {', '.join(FORMATS)}")
    return FORMATS[name]


def of_model(model: str) -> Format | None:
    """The form that a model's folder or else its name says, None if neither does.

    Raises InputError for a file in the folder that is no form.
    """
    if (file := Path(model) / FILE).is_file():
        return _read(file)
    name = Path(model).name.lower()
    return next((form for part, form in _KNOWN if part in name), None)


def write(form: Format, folder: Path) -> None:
    """Leave in a model's folder the form that it was trained with."""
    text = json.dumps(asdict(form), ensure_ascii=False, indent=2)
    (folder / FILE).write_text(text + "\n", encoding="utf-8")


def _read(file: Path) -> Format:
    try:
        match json.loads(file.read_text(encoding="utf-8")):
            case {"name": str(name), "template": str(template), "stop": [*stop]} if (
                GOAL in template and all(isinstance(s, str) and s for s in stop)
            ):
                return Format(name, template, tuple(stop))
    except (OSError, ValueError) as error:
        raise InputError(f"cannot be read: {error}", path=file) from None
    raise InputError(f"fields name, template (with {GOAL}) and stop expected", path=file)
