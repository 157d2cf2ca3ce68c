"""Switches that several commands share, and the shape of JSON output."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])

lean_option = click.option(
    "--lean",
    metavar="auto|embedded|PATH",
    help="Which Lean: a path is a lake project, a toolchain or a lean executable; interact:PATH "
    "and dojo:PATH go through LeanInteract and LeanDojo. With others for some suites: "
    "auto,SUITE=PATH,... [default: auto]",
)
time_limit_option = click.option(
    "--time-limit", type=float, metavar="SECONDS", help="Wall time a problem. [default: 60]"
)
seed_option = click.option("--seed", type=int, help="Seed of all random choices. [default: 0]")
drafter_option = click.option(
    "--drafter",
    metavar="none|explore|chat|local|replay",
    help="Where lemmas and sketches come from: nowhere, theory exploration, a model behind "
    "OPENAI_BASE_URL, a model in this process, recorded answers. [default: explore]",
)
model_option = click.option(
    "--model",
    metavar="NAME|DIR|FILE",
    help="The model of chat or local (REASONER,PROVER for two); the recording for replay.",
)
record_option = click.option(
    "--record", metavar="FILE", help="Append all drafts to FILE, for --drafter replay."
)
policy_option = click.option(
    "--policy",
    metavar="symbolic|learned|mixed",
    help="Who proposes tactics: rules, a model that was trained on proofs of this prover, or the "
    "model first and the rules behind it. [default: symbolic]",
)
critic_option = click.option(
    "--critic",
    metavar="none|learned",
    help="Who says which goals are worth a look. [default: none]",
)
strategy_option = click.option(
    "--strategy",
    metavar="NAME",
    help="Which goal is next: best-first, likely, guided, perspectives, puct, budgeted, particles."
    " [default: best-first]",
)
weights_option = click.option(
    "--weights", metavar="DIR", help="What `prover train` made, in place of the shipped models."
)
step_prover_option = click.option(
    "--step-prover",
    metavar="chat:NAME|DIR|FILE",
    help="A language model that writes tactics, in place of the small one: behind OPENAI_BASE_URL "
    "or in this process.",
)
reward_model_option = click.option(
    "--reward-model", metavar="DIR", help="A model that values goals, in place of the small one."
)
prices_option = click.option(
    "--prices",
    metavar="QUESTION,ANSWER",
    help="Money for a million tokens of question and of answer of a model behind a server.",
)
max_tokens_option = click.option(
    "--max-tokens", type=int, metavar="N", help="Tokens of models a problem. [default: no limit]"
)
max_cost_option = click.option(
    "--max-cost", type=float, metavar="MONEY", help="Money a problem, by --prices."
)
memory_option = click.option(
    "--memory",
    metavar="off|run|all",
    help="Recall proofs, lemmas and fruitless attempts of this batch (run) or of all earlier work "
    "(all), and keep what is found. What is recalled is checked again. [default: off]",
)
graph_option = click.option(
    "--graph", metavar="FILE", help="The proof graph to use, in place of your own or the run's."
)
sketches_option = click.option(
    "--show-sketches", is_flag=True, help="Print every sketch that Lean accepts on standard error."
)
json_option = click.option(
    "--json", "as_json", is_flag=True, help="JSON on standard output, for programs."
)


def proving_options(function: F) -> F:
    """The switches of `prove` and `batch`."""
    return json_option(sketches_option(proving_switches(function)))


def proving_switches(function: F) -> F:
    """Those of them that say how to prove."""
    for option in (
        graph_option,
        memory_option,
        max_cost_option,
        max_tokens_option,
        prices_option,
        record_option,
        model_option,
        reward_model_option,
        step_prover_option,
        weights_option,
        strategy_option,
        critic_option,
        policy_option,
        drafter_option,
        seed_option,
        time_limit_option,
        lean_option,
    ):
        function = option(function)
    return function


def print_json(value: object) -> None:
    """One JSON value on one line of standard output."""
    click.echo(json.dumps(value, ensure_ascii=False))
