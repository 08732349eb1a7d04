"""Pairs on which the engine and the reference model once differed, made small: `found/NAME` has the
rules without the vocabulary that they all share (words.py), below a comment that says what was
wrong, and the case with the verdicts that it should have come to. `run --found` tries them."""

import json
import pathlib
import subprocess

import compare
import random_pairs
import words
from rule_tree import layout

# How the rules of each begin.
HEAD = layout("use vocabulary words\nuse states world" + words.VOCABULARY)
PAIRS = sorted(path.parent for path in (compare.HERE / "found").glob("*/rules.treaty"))


def differences(engine, reference, pair, folder):
    """What the two sides make of one pair differently."""
    case = json.loads((pair / "case.json").read_text(encoding="utf-8"))
    text = HEAD + (pair / "rules.treaty").read_text(encoding="utf-8")
    judged = random_pairs.judge(engine, reference, text, [case], folder)
    if judged is None:
        raise compare.Disagreement(f"the checker refuses the rules of {pair.name}")
    return [(pair.name, case["id"], row) for row in judged[case["id"]][0]]


def unexpected(engine, pair, folder):
    """What the program says where a verdict is not the one expected; else nothing."""
    rules = pathlib.Path(folder) / f"{pair.name}.treaty"
    rules.write_text(HEAD + (pair / "rules.treaty").read_text(encoding="utf-8"),
                     encoding="utf-8")
    done = subprocess.run([str(engine), "test", str(pair / "case.json"), "--rules", str(rules)],
                          capture_output=True, text=True)
    return "" if done.returncode == 0 else f"{pair.name}: {done.stdout}{done.stderr}"


def keep(place, rules, case, note, judged):
    """Writes a pair that is to be looked at; with the note said in words and the expectations that
    matter it may go into `found`. `judged`: differences, the engine's findings, the model's."""
    place.mkdir(parents=True, exist_ok=True)
    differing, engine, model = judged
    keys = ("treaty", "commitment", "bearer", "counterparty", "verdict")
    wanted = {name for name, _, _ in differing}
    expected = [{key: finding[key] for key in keys} for finding in model
                if compare.key(finding) in wanted]
    notes = "".join(f"# {line}\n" for line in note.split("\n"))
    (place / "rules.treaty").write_text(notes + rules.removeprefix(HEAD), encoding="utf-8")
    case = {key: value for key, value in case.items() if value != [] or key == "events"}
    for name, content in (("case", {**case, "expect": expected}), ("engine", engine),
                          ("reference", model)):
        (place / f"{name}.json").write_text(json.dumps(content, indent=2) + "\n",
                                            encoding="utf-8")
