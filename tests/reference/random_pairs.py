"""Random rulebooks with random cases each, judged by the engine and the reference model; `run` uses
it, and shrink.py. Pair N of seed S is case N of the rulebook S/(N // CASES)."""

import collections
import json
import pathlib
import shutil
import tempfile

import compare
import generate_cases
import generate_rules

CASES = 10     # cases a rulebook


def pair_of(seed, number):
    """(rulebook, case) of one pair."""
    book = generate_rules.rulebook(f"{seed}/{number // CASES}")
    return book, generate_cases.case(book, f"{seed}/{number}", f"{seed}-{number}")


def judge(engine, reference, rules, cases, folder):
    """What differs: {case id: differences}, of a rule text with a list of cases; with the
    findings of both sides. None where the checker refuses the rules."""
    place = pathlib.Path(tempfile.mkdtemp(dir=folder))
    try:
        paths = [place / name for name in ("rules.treaty", "rules.json", "cases.ndjson")]
        paths[0].write_text(rules, encoding="utf-8")
        paths[2].write_text("".join(json.dumps(case) + "\n" for case in cases), encoding="utf-8")
        if compare.export(engine, [paths[0]], paths[1]):
            return None
        found = compare.engine_findings(engine, [paths[0]], paths[2])
        expected = reference.findings(paths[1], paths[2])
    finally:
        shutil.rmtree(place)
    lost = {case["id"] for case in cases} - found.keys()
    if lost:
        raise compare.Disagreement(f"the engine refuses the cases {sorted(lost)}")
    return {name: (compare.differences(rows, expected[name]), rows, expected[name])
            for name, rows in found.items()}


def try_rulebook(engine, reference, seed, number, folder):
    """(verdicts by number, [(pair, difference)]) of a rulebook with its cases; None: refused."""
    book = generate_rules.rulebook(f"{seed}/{number}")
    cases = [generate_cases.case(book, f"{seed}/{pair}", f"{seed}-{pair}")
             for pair in range(number * CASES, (number + 1) * CASES)]
    judged = judge(engine, reference, book.text(), cases, folder)
    if judged is None:
        return None
    verdicts = collections.Counter(row["verdict"] for _, rows, _ in judged.values() for row in rows)
    wrong = [(int(name.rsplit("-", 1)[1]), difference)
             for name, (differences, _, _) in judged.items() for difference in differences]
    return verdicts, wrong


class Tally:
    """What the random pairs of a run came to."""

    def __init__(self):
        self.books, self.refused, self.wrong, self.failures = 0, 0, [], []
        self.verdicts = collections.Counter()

    def add(self, seed, number, answer):
        """Counts the answer for a rulebook; (findings, differences) of it."""
        self.books += 1
        if answer is None:
            self.refused += 1
            return 0, []
        verdicts, wrong = answer
        self.verdicts += verdicts
        self.wrong += wrong
        rows = [(f"seed {seed}", f"pair {pair}", row) for pair, row in wrong]
        return sum(verdicts.values()), rows

    def summary(self):
        verdicts = ", ".join(f"{count} {name}" for name, count in self.verdicts.most_common())
        return (f"{(self.books - self.refused) * CASES} random pairs of {self.books} rulebooks "
                f"({self.refused} refused by the checker), {sum(self.verdicts.values())} findings "
                f"compared, {len(self.wrong)} differences, {len(self.failures)} failures"
                f"\n{verdicts}")

    def examples(self, most=5):
        """One pair of each sort of difference."""
        sorts = {}
        for pair, difference in self.wrong:
            sorts.setdefault(fields_of(difference), (pair, difference))
        return list(sorts.values())[:most]


def fields_of(difference):
    """Sort of a difference: which side has the finding alone, or which fields differ."""
    _, engine, reference = difference
    if engine is None or reference is None:
        return ("engine" if reference is None else "reference",)
    return tuple(field for field in compare.FIELDS if engine[field] != reference[field])
