"""Makes a rulebook and a case on which the engine and the reference model differ small: takes away
what can go while the two still differ in the same way."""

import copy

import compare
import random_pairs


def sort_of(difference):
    """What has to stay the same: which side alone has the finding, or which fields differ."""
    name, engine, reference = difference
    if engine is None or reference is None:
        only = "engine" if reference is None else "reference"
        return name[1], only, (engine or reference)["verdict"]
    fields = [field for field in ("verdict", "because") if engine[field] != reference[field]]
    values = [row[field] for field in fields for row in (engine, reference)]
    return (name[1], *(values or ["numbers"]))


class Shrinker:
    """A pair that becomes smaller."""

    def __init__(self, engine, reference, rules, case, sort, folder):
        self.sides, self.folder = (engine, reference), folder
        self.rules, self.case, self.sort = rules, case, sort

    def differing(self, cases):
        """The first of the cases on which the two still differ in the same way."""
        numbered = [{**case, "id": f"c{number}"} for number, case in enumerate(cases)]
        try:
            judged = random_pairs.judge(*self.sides, self.rules.text(), numbered, self.folder)
        except compare.Disagreement:
            # One that a side cannot read hides the others.
            if len(cases) == 1:
                return None
            half = len(cases) // 2
            return self.differing(cases[:half]) or self.differing(cases[half:])
        for number, case in enumerate(cases):
            differences = judged[f"c{number}"][0] if judged else []
            if any(sort_of(row) == self.sort for row in differences):
                return case
        return None

    def shrink_case(self):
        changed = False
        while smaller := self.differing(list(simpler_cases(self.case)) or [self.case]):
            if smaller == self.case:
                break
            self.case, changed = smaller, True
        return changed

    def shrink_rules(self):
        changed, tried = False, set()
        while True:
            places = [(len(part.text()), siblings, part) for siblings, part in
                      droppable(self.rules.tree) if id(part) not in tried]
            if not places:
                return changed
            _, siblings, part = max(places, key=lambda row: row[0])
            tried.add(id(part))
            place = siblings.index(part)
            del siblings[place]
            if self.differing([self.case]):
                changed = True
            else:
                siblings.insert(place, part)
                changed |= self.simplify(part)

    def simplify(self, part):
        if part.simpler is None or part.text() == part.simpler:
            return False
        before = part.before, part.parts, part.after
        part.before, part.parts, part.after = part.simpler, [], ""
        if self.differing([self.case]):
            return True
        part.before, part.parts, part.after = before
        return False

    def run(self):
        self.rules = copy.deepcopy(self.rules)
        while self.shrink_case() | self.shrink_rules():
            pass
        return self.rules, self.case


def droppable(part):
    """(list, part of it) of every part that may go."""
    for child in part.parts:
        if not child.needed:
            yield part.parts, child
        yield from droppable(child)


def without(value, name):
    """The same without any mention of an id."""
    if isinstance(value, dict):
        kept = {key: without(child, name) for key, child in value.items()}
        return {key: child for key, child in kept.items() if child not in (None, [])}
    if isinstance(value, list):
        kept = [without(child, name) for child in value if child != name]
        return [child for child in kept if child is not None and not (
            isinstance(child, dict) and set(child) & {"value", "question"} == set())]
    return None if value == name else value


def simpler_cases(case):
    """Every case that is one step smaller."""
    for number, event in enumerate(case["events"]):
        rest = case["events"][:number] + case["events"][number + 1:]
        answers = [row for row in case.get("answers", []) if row.get("about") != event["id"]]
        left = {**case, "events": [{**row, **({"about": without(row["about"], event["id"])}
                                             if "about" in row else {})} for row in rest]}
        left["events"] = [{key: value for key, value in row.items() if value != []}
                          for row in left["events"]]
        yield {**left, "answers": answers}
    for key in ("complete", "answers", "sources"):
        for number, row in enumerate(case.get(key, [])):
            left = {**case, key: case[key][:number] + case[key][number + 1:]}
            yield without_source(left, row["id"]) if key == "sources" else left
    if "as_of" in case:
        yield {key: value for key, value in case.items() if key != "as_of"}
    for key in ("complete", "answers", "sources"):
        for number, row in enumerate(case.get(key, [])):
            for simple in simpler_rows(row):
                yield {**case, key: [*case[key][:number], simple, *case[key][number + 1:]]}
    for number, event in enumerate(case["events"]):
        for smaller in simpler_rows(event):
            before, after = case["events"][:number], case["events"][number + 1:]
            yield {**case, "events": [*before, smaller, *after]}


def without_source(case, name):
    events = [without(event, name) for event in case["events"]]
    answers = [without(row, name) for row in case.get("answers", [])]
    return {**case, "events": events, **({"answers": answers} if answers else {})}


def simpler_rows(row):
    """A row of a case with one thing less."""
    for key, value in row.items():
        if key not in ("id", "kind", "question", "kinds", "value"):
            yield {name: child for name, child in row.items() if name != key}
        if key == "at" and isinstance(value, dict):
            yield {**row, key: value["from"]}
        if not isinstance(value, list):
            continue
        for number, child in enumerate(value):
            if len(value) > 1:
                yield {**row, key: value[:number] + value[number + 1:]}
            if isinstance(child, dict):
                for smaller in simpler_rows(child):
                    plain = smaller["value"] if set(smaller) == {"value"} else smaller
                    yield {**row, key: [*value[:number], plain, *value[number + 1:]]}


def shrink(engine, reference, pair, difference, folder):
    """(rules, case) of a pair, made small."""
    return Shrinker(engine, reference, *pair, sort_of(difference), folder).run()
