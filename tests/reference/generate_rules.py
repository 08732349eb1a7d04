"""Random rulebooks, as rule files: see docs/language.md for what stands in them.

    python3 tests/reference/generate_rules.py SEED      prints the rulebook of a seed
"""

import dataclasses
import random
import sys

import words as stock
from generate_sentences import Clause, Scope
from rule_tree import Part, block, layout, line, option, words

PARTIES = list(stock.STATES)
PROVENANCE = ("known",) * 14 + ('assumed because "not seen"', 'assumed')
QUESTIONS = ("fair", "urgent")
UNKNOWN = "an unknown date"


@dataclasses.dataclass
class Rulebook:
    """A tree, and what generate_cases.py has to know of it."""
    tree: Part
    clauses: list           # {"treaty", "name", "sketches"}, in which events are sketched
    edges: list             # days on which the law changes
    parties: dict           # codes of the States that a treaty binds, by treaty
    bases: dict             # of attribution that a treaty accepts, by treaty
    questions: list

    def text(self):
        return layout(self.tree.text())


class Author:
    """Writes one rulebook."""

    def __init__(self, seed):
        self.rng = random.Random(f"rules {seed}")
        self.names = self.rng.choice((["pact"], ["pact"], ["pact", "compact"], ["pact", "charter"],
                                      ["pact", "charter", "compact"]))
        self.law = self.chance(0.6)
        self.clauses, self.edges, self.parties, self.bases = [], [], {}, {}
        self.yields, self.shared = False, []
        asked = [*QUESTIONS, "done-intentionally"][:self.pick((2, 2, 3))]
        self.questions = asked if self.law else []

    def chance(self, share):
        return self.rng.random() < share

    def pick(self, choices):
        return self.rng.choice(list(choices))

    def write(self):
        blocks = [words("use vocabulary words\nuse states world" + stock.VOCABULARY)]
        if self.law:
            blocks.append(self.custom())
        blocks += [self.norms() if name == "compact" else self.treaty(name) for name in self.names]
        return Rulebook(Part(parts=blocks, needed=True), self.clauses, self.edges,
                        self.parties, self.bases, self.questions)

    # Header lines

    def day(self, early=False):
        """A date of force; vague ones too."""
        date = self.pick(("2019-11-01", "2020-01-01", "2020-01", "2020-02-02", "2019"))
        if not early:
            date = self.pick(("2020-03-10", "2020-03-31", "2020-04", "2020-05-01", "2020-12-31"))
        self.edges.append(date)
        return date

    def prov(self):
        return option(self.pick(("known",) * 9 + ('assumed because "not seen"',)), "known")

    def force(self, members):
        """Lines that say when the treaty binds whom, and the first day that they name."""
        lines, starts = [], []
        if self.chance(0.5):
            lines.append(line(f"signed {self.pick(('2018-05-05', '2019-10-10', '2019-10'))}",
                              self.prov()))
        if self.chance(0.15):
            until = self.pick(("", " until 2020-01-15"))
            lines.append(line(f"provisionally applied from 2019-11-11{until}", self.prov()))
            self.edges += ["2019-11-11", "2020-01-15"]
        if self.chance(0.2):
            starts.append(self.pick((UNKNOWN, self.day(), self.day(early=True))))
            lines.append(line(f"in force from {starts[-1]} for {self.pick(members)}", self.prov()))
        if self.chance(0.95):
            starts.append(self.day(early=True) if self.chance(0.95) else UNKNOWN)
            lines.append(line("in force from", Part(f" {starts[-1]}", needed=True,
                                                    simpler=" 2020-01-01"), self.prov()))
        if len(members) > 2 and self.chance(0.15):
            lines.append(line(f"accession of {members[-1]} on 2020-01-20"
                              f" in force from {self.day(early=self.chance(0.5))}",
                              self.prov()))
        return lines, min((day for day in starts if day != UNKNOWN), default="")

    def pauses(self, name, members, first):
        """Lines that say when it stops to bind."""
        lines = []
        if self.chance(0.2):
            between = self.pick(("", "", f" between {members[0]} and {members[1]}"))
            until = self.pick(("", " until 2020-04-01"))
            lines.append(line("suspended from 2020-03-01" + until + between, self.prov()))
            self.edges += ["2020-03-01", "2020-04-01"]
        if self.chance(0.2):
            whose = self.pick(("", f" for {self.pick(members)}"))
            last = self.day()
            if last >= first:
                lines.append(line(f"ended {last}{whose}", self.prov()))
        # Never in a circle: a text lasts as long as one that stands behind it in the list of names.
        parents = self.names[self.names.index(name) + 1:]
        if parents and self.chance(0.15):
            lines.append(line(f"lasts as long as {self.pick(parents)}", self.prov()))
        elif self.chance(0.15):
            lines.append(self.term())
        return lines

    def term(self):
        """How long the treaty lasts, which two readings may see in two ways."""
        if self.chance(0.2):
            return Part("\n", [
                Part("reading short { lasts 4 months from entry into force known }\n", needed=True),
                Part("reading long { lasts 1 year from entry into force known }")])
        term = self.pick(("without limit", "1 year from entry into force",
                          "4 months from entry into force",
                          "3 months from entry into force, then 2 months at a time",
                          "1 year from signature, then 1 year at a time"))
        return line(f"lasts {term}", self.prov())

    def header(self, name, members):
        lines = [line(f'title "{name}"', needed=True),
                 line(f"parties {', '.join(members)}", self.prov(), needed=True)]
        started, first = self.force(members)
        lines += started + self.pauses(name, members, first)
        lines.append(line(f"depositary {stock.ORGANISATION}", self.prov()))
        if self.chance(0.1):
            lines.append(line(f"reservation of {self.pick(members)}"
                              " to article \"1\" stating \"no\"",
                              self.prov()))
        if self.chance(0.25):
            self.bases[name] = self.rng.sample(stock.BASES, self.pick((1, 2, 3)))
            lines.append(line(f"accepts attribution by {' or '.join(self.bases[name])}",
                              self.prov()))
        elif self.law and self.chance(0.4):
            self.bases[name] = self.bases["law"]
            lines.append(line("accepts attribution under law", self.prov()))
        if self.law and self.chance(0.6):
            lines.append(line("admits defences of law", self.prov()))
        if name == "charter" and not self.yields and self.chance(0.6):
            lines.append(line("prevails over pact", self.prov()))
        if name == "pact" and "charter" in self.names and self.chance(0.2):
            self.yields = True
            lines.append(line("yields to charter", self.prov()))
        return lines

    # Articles

    def terms(self):
        """(parts that define terms, their names by group, what they mean by name)."""
        found, names, meanings = [], {}, {}
        groups = {
            "conduct": ("flood or theft", "worm affecting grid", "flood causing outage",
                        "intrusion", "theft for the purpose of profit", "flood against borduria",
                        "worm by anyone affecting clinic of avalon"),
            "asset": ("grid", "ministry or plant", "clinic"), "effect": ("outage", "losses"),
            "purpose": ("coercion", "profit"),
        }
        for group, choices in groups.items():
            if not self.chance(0.3):
                continue
            name = f"named-{group}"
            one, two = self.pick(choices), self.pick(choices)
            body = self.pick((
                [words(f"means {one}")], [words(f"includes {one}"), option(f"may include {two}")],
                [words("undefined by the text"), option(f"may include {two}")],
                [Part(f"\nunder reading narrow means {one}", needed=True),
                 Part(f"\nunder reading broad means {two}")]))
            if group == "conduct" and self.chance(0.3):
                body = [Part(" means any of {", [Part(f"\n{row} ;") for row in (one, two)], "\n}",
                             True)]
            found.append(Part(f"\ndefine {group} {name} {{\ncontent known", body, "\n}"))
            names[group] = [name]
            meanings[name] = [phrase.split()[0] for phrase in one.split(" or ")]
        return found, names, meanings

    def commitment(self, treaty, number, scope):
        """One commitment; its sketches go to the generator of cases."""
        clause = Clause(self.rng, scope)
        name = f"{treaty}-{number}"
        sentence = clause.ban() if self.chance(0.5) else clause.duty()
        lines = [line("content", option(self.pick(PROVENANCE), "known"), needed=True)]
        if not scope.soft:
            lines += self.attributes(treaty, scope)
        if self.chance(0.08):
            sketches, readings = [], []
            while len(readings) < 2:
                clause = Clause(self.rng, scope)
                sentence = clause.ban(sketches and self.pick(("plain", "territory", "allow")))
                # Readings introduce the same States.
                named = {"T", "A", "it"} & set(clause.events)
                if clause.other == "Q" and "the act" in clause.events and not named:
                    readings.append(Part(f"\nunder reading {('one', 'two')[len(readings)]}",
                                         sentence, needed=not readings))
                    sketches += clause.sketches
            clause.sketches = sketches
            lines += readings
        else:
            lines += [Part("\n", sentence, needed=True), *clause.conditions()]
        self.clauses.append({"treaty": treaty, "name": name, "sketches": clause.sketches})
        scope.clauses.append(name)
        return block(f"commitment {name}", lines)

    def attributes(self, treaty, scope):
        lines = []
        if self.chance(0.06):
            lines.append(line("survives termination"))
        if self.chance(0.06):
            lines.append(line("applies from signature"))
        if scope.clauses and self.chance(0.1):
            lines.append(line(f"overrides {self.pick(scope.clauses)}"))
        return lines

    def articles(self, treaty, scope, extra=()):
        """Article 1 with commitments, article 2 with what goes beside them."""
        definitions, scope.terms, scope.meanings = self.terms()
        count = self.pick((1, 1, 2, 2, 3))
        clauses = [self.commitment(treaty, number + 1, scope) for number in range(count)]
        lines = [line("number known", needed=True), *definitions, *clauses]
        found = [block('article "1"', lines)]
        if extra:
            found.append(block('article "2"', [line("number known", needed=True), *extra]))
        return found

    def power(self):
        """A clause by which the treaty ends, pauses, goes on or is joined."""
        notice, effect = self.pick((
            ("when a party P sends a termination-notice to another party Q", "this treaty ends"),
            ("when a party P sends a withdrawal-notice to the depositary",
             "this treaty ends for P"),
            ("when a party P sends a withdrawal-notice to another party Q",
             "this treaty ends for P"),
            ("when a party P sends a pause-notice to another party Q",
             "this treaty is suspended between P and Q"),
            ("when a party P sends a pause-notice to another party Q", "this treaty is suspended"),
            ("when a state P sends an accession-instrument",
             "this treaty enters into force for P")))
        kind = notice.split(" to ")[0].split()[-1]
        time = self.pick(("at once", "30 days after it", "5 days after receipt of it",
                          "on the date that it names",
                          "on the date that it names, at least 1 month after it"))
        sketch = {"kind": [kind], "part": "power", "verb": "send", "by": "P", "to": "Q"}
        if "depositary" in notice:
            sketch["to"] = stock.ORGANISATION
        if "accession" in notice:
            sketch.pop("to")
        self.clauses.append({"treaty": "pact", "name": kind, "sketches": [sketch]})
        lines = [line(f"content {self.pick(PROVENANCE)}", needed=True),
                 line(f"{notice}, {effect} {time}", needed=True)]
        parts = [block(f"power {kind}", lines)]
        if "suspended" in effect and self.chance(0.5):
            parts.append(block("power go-on", [line(
                "content known", needed=True),
                line("when a party P sends a call to another party Q,"
                                                    " this treaty resumes at once", needed=True)]))
        return parts

    def treaty(self, name):
        members = PARTIES[:self.pick((2, 2, 3, 3, 4))]
        self.parties[name] = [stock.STATES[member] for member in members]
        scope = Scope("party", treaties=tuple(other for other in self.names
                                              if other not in (name, "compact")),
                      questions=self.questions, defences=list(self.shared))
        header = self.header(name, members)
        extra = self.power() if self.chance(0.3) else []
        if self.chance(0.12):
            extra.append(self.defence(scope, "own-need", self.pick(("any act", f"{name}-1"))))
            scope.defences.append("own-need")
        articles = self.articles(name, scope, extra)
        if self.chance(0.12):
            articles.append(self.amended(name, scope))
        return block(f"treaty {name}", header + articles)

    def amended(self, name, scope):
        """A later text of the first article, or its repeal."""
        date = self.day()
        if self.chance(0.3):
            return block(f"amended {date} known", [line('repeals article "1"', needed=True)])
        again = dataclasses.replace(scope, clauses=[])
        terms = [line("number known", needed=True)]
        return block(f"amended {date} known",
                     [block('article "1"', [*terms, self.commitment(name, 1, again)])])

    def norms(self):
        lines = [line('title "Compact"', needed=True),
                 line("addresses every state", self.prov(), needed=True),
                 line(f"adopted {self.day(early=True)}", self.prov(), needed=True)]
        if self.law and self.chance(0.4):
            lines.append(line("admits defences of law", self.prov()))
        scope = Scope("state", soft=True, questions=self.questions, defences=list(self.shared))
        return block("norms compact", lines + self.articles("compact", scope))

    # General law: questions, shared defences, bases of attribution

    def custom(self):
        scope = Scope("state", questions=self.questions)
        lines = [line("number known", needed=True)]
        lines += [line(f'question {name} "Is it?"') for name in self.questions]
        names = ("consent", "need")[:self.pick((1, 2))]
        lines += [self.defence(scope, name) for name in names]
        self.shared = [f"{name} of law" for name in names]
        self.bases["law"] = self.rng.sample(stock.BASES, self.pick((1, 2, 3)))
        lines += [self.basis(name) for name in self.bases["law"]]
        return block("custom law", [
            line('title "Law"', needed=True), line("addresses every state known", needed=True),
            line("adopted 2001-01-01 known", needed=True), block('article "1"', lines)])

    def defence(self, scope, name, excused="any act"):
        clause = Clause(self.rng, scope)
        clause.other, clause.events = "Q", ["the act"]
        lines = [line("content", option(self.pick(PROVENANCE), "known"), needed=True),
                 line(f"excuses {excused}", needed=True)]
        if self.chance(0.3):
            lines.append(line(f"does not excuse {self.pick(('worm', 'theft', 'flood'))}"))
        condition = words("Q consented to the act") if name == "consent" else clause.of_event()
        lines.append(line("where", condition, needed=True))
        if self.chance(0.3):
            lines.append(line("where", clause.condition(1)))
        if self.chance(0.3):
            lines.append(line("except if", clause.of_event()))
        self.clauses.append({"treaty": "", "name": name, "sketches": [
            {"kind": ["consent"], "part": "around", "verb": "give", "by": "Q", "to": "P",
             "about": "the act"}, *clause.sketches]})
        return block(f"defence {name} of P against Q", lines)

    def basis(self, name):
        lines = [line("content", option(self.pick(PROVENANCE), "known"), needed=True)]
        if self.chance(0.5):
            lines.append(line(f"where P made an acknowledgement about the act"
                              f" {self.pick(('', 'after the act'))}"))
        if self.chance(0.3):
            lines.append(line("except if P sent a refusal about the act"))
        sketch = {"verb": "make", "part": "around", "by": "P", "about": "the act"}
        self.clauses.append({"treaty": "", "name": name, "sketches": [
            {**sketch, "kind": ["acknowledgement"]}, {**sketch, "kind": ["refusal"]}]})
        return block(f"basis {name} for P", lines)


def rulebook(seed):
    """The rulebook of a seed, the same for ever."""
    return Author(seed).write()


if __name__ == "__main__":
    print(rulebook(sys.argv[1]).text(), end="")
