"""The engine and the reference model over the same rules and cases: what each finds, and where they
differ. Used by `run`; see docs/assurance.md."""

import json
import pathlib
import subprocess
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent

# What a finding is about, and what docs/semantics.md determines about it.
KEY = ("treaty", "commitment", "bearer", "counterparty", "event", "events")
FIELDS = ("verdict", "because", "pro", "con", "challenge", "steps", "readings", "deadline", "late",
          "delay", "parties", "elements", "defences", "provenance")
# The rest of a finding, with what docs/semantics.md leaves open about it. A field of the report
# that is in none of these lists is a fault.
NOT_COMPARED = {
    "id": "a digest of names",
    "article": "a name, as the rulebook has it",
    "at": "a place in a rule file",
    "reason": "words",
    "notes": "words",
    "indications": "words",
    "missing": "questions in words; property_reasons compares them with brute force",
    "conflicts": "stand beside a verdict and change none",
}
# Of the compared fields: how readings are called, the words after the name of a condition, and the
# claims that an element rests on (the strongest of equals may be any of them).


class Disagreement(Exception):
    """A side that failed to answer at all."""


def engine_findings(engine, rules, cases, options=()):
    """The findings of the program, by case. `rules` are paths of rule files or of one export."""
    line = [str(engine), "check", str(cases), "--format", "ndjson", "--all"]
    for path in rules:
        line += ["--rules", str(path)]
    done = subprocess.run([*line, *options], capture_output=True, text=True)
    if done.returncode not in (0, 1):
        raise Disagreement(f"the program ended with {done.returncode}: {done.stderr[-2000:]}")
    found = {}
    for text in done.stdout.splitlines()[1:]:
        row = json.loads(text)
        if "findings" in row:
            found[row["id"]] = row["findings"]
    return found


def export(engine, rules, target):
    """The checked rulebook as JSON; None where the checker refuses it."""
    line = [str(engine), "rules", "export", "-o", str(target)]
    for path in rules:
        line += ["--rules", str(path)]
    done = subprocess.run(line, capture_output=True, text=True)
    return None if done.returncode == 0 else done.stderr


class Reference:
    """A process of the reference model, which is asked again and again."""

    def __init__(self):
        self.process = None

    def findings(self, rulebook, cases, options=None):
        """The findings of the model, by case."""
        if self.process is None or self.process.poll() is not None:
            self.process = subprocess.Popen(
                ["swipl", str(HERE / "reference.pl"), "--serve"], stdin=subprocess.PIPE,
                stdout=subprocess.PIPE, text=True)
        with tempfile.NamedTemporaryFile("r", suffix=".ndjson") as out:
            request = {"rulebook": str(rulebook), "cases": str(cases), "out": out.name,
                       "options": options or {}}
            self.process.stdin.write(json.dumps(request) + "\n")
            self.process.stdin.flush()
            answer = self.process.stdout.readline().strip()
            if answer != "ok":
                raise Disagreement(f"the reference model: {answer or 'no answer'}")
            rows = [json.loads(text) for text in open(out.name, encoding="utf-8")]
        return {row["id"]: row["findings"] for row in rows}

    def close(self):
        if self.process is not None:
            self.process.stdin.close()
            self.process.wait()
            self.process = None


def key(finding):
    """What a finding is about."""
    return (finding["treaty"], finding["commitment"], finding["bearer"], finding["counterparty"],
            str(finding["event"]), tuple(sorted(finding["events"])))


def values(finding):
    """The compared fields in a form that can be compared."""
    unheard = finding.keys() - {*KEY, *FIELDS, *NOT_COMPARED}
    if unheard:
        raise Disagreement(f"nobody says whether these fields are compared: {sorted(unheard)}")
    row = {field: finding[field] for field in FIELDS if field != "delay"}
    row["because"] = row["because"].split(":")[0]
    # The engine names the readings; what matters are the verdicts under them, where they differ.
    readings = row["readings"].values() if isinstance(row["readings"], dict) else row["readings"]
    row["readings"] = sorted(set(map(str, readings))) if len(set(readings)) > 1 else []
    row["elements"] = [tuple(part[field] for field in ("name", "value", "pro", "con", "challenge"))
                       for part in row["elements"]]
    row["defences"] = [tuple(part[field] for field in ("name", "value", "raised"))
                       for part in row["defences"]]
    row["delay"] = int(str(finding["delay"]).split()[0]) if row["late"] else None
    row["parties"] = sorted(row["parties"])
    row["steps"] = [(float(step["upto"]), step["verdict"]) for step in row["steps"]]
    return row


def differences(engine, reference):
    """Where two lists of findings of one case differ: (key, the engine's, the model's)."""
    one = {key(finding): values(finding) for finding in engine}
    two = {key(finding): values(finding) for finding in reference}
    return [(name, one.get(name), two.get(name)) for name in sorted(one.keys() | two.keys())
            if one.get(name) != two.get(name)]


def describe(case_id, difference):
    """A difference in lines for people."""
    name, engine, reference = difference
    lines = [f"{case_id}: {name[0]}/{name[1]} {name[2]} -> {name[3]}, event {name[4]},"
             f" events {list(name[5])}"]
    if engine is None or reference is None:
        side, row = ("engine", engine) if reference is None else ("reference", reference)
        return "\n".join([*lines, f"  only the {side} finds it: {row}"])
    for field in FIELDS:
        if engine[field] != reference[field]:
            lines.append(f"  {field}: engine {engine[field]}, reference {reference[field]}")
    return "\n".join(lines)
