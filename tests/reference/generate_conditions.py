"""The conditions and defences of a random clause: its lines with `where` and `unless`."""

from rule_tree import Part, line, words
from words import ASSETS, EFFECTS, KINDS, PURPOSES, VERBS


class Conditions:
    """The part of a clause (generate_sentences.Clause) that makes its conditions."""

    def condition(self, depth=0):
        """The words of one condition on what the sentence introduced."""
        forms = [self.silence, self.count] if self.bearer else []
        forms.append(self.record)
        if self.events:
            forms += [self.of_event] * 4
        if self.other == "Q":
            forms += [self.of_parties] * 4
        if self.scope.defences and self.other == "Q" and "the act" in self.events:
            forms.append(self.defence)
        if depth == 0 and self.events:
            forms += [self.combination] * 2
        return self.pick(forms)()

    def defence(self):
        return words(f"the defence {self.pick(self.scope.defences)} applies")

    def combination(self, depth=1):
        """Several conditions in one, any of which may be such a combination again."""
        inner = []
        for _ in range(self.pick((2, 2, 3))):
            deeper = depth == 1 and self.chance(0.1)
            part = (self.combination(2) if deeper else self.condition(1) if self.chance(0.3)
                    else self.of_event())
            inner.append(Part(f"\n{part.text()} ;"))
        # That a defence does not apply cannot be asked.
        nones = () if any("the defence" in part.text() for part in inner) else ("none of",)
        return Part(f" {self.pick(('any of', 'any of', 'all of', *nones))} {{", inner, " }",
                    needed=True)

    def of_event(self):
        event, names = self.pick(self.events), self.scope.terms
        if not self.bearer:
            return words(f"{event} affected {self.pick(ASSETS)}")
        roles = {"affecting": ("affected", self.some(ASSETS + names.get("asset", []))),
                 "causing": ("caused", self.some(EFFECTS + names.get("effect", []))),
                 "using": ("used", self.some(("worm", "bootworm", "flood"))),
                 "for the purpose of": ("served the purpose of", self.some(PURPOSES))}
        if self.chance(0.5):
            role, (verb, values) = self.pick(roles.items())
            self.hint(event, role, values)
            return words(f"{event} {verb} {' or '.join(values)}")
        facts = [
            "came from the territory of P",
            f"was {self.pick(('', 'not '))}by "
            f"{self.pick(('P', 'P', 'anyone other than P', 'anyone other than P', 'anyone'))}",
            f"was {self.pick(('a', 'not a'))} {self.pick(KINDS['conduct'])}",
        ]
        if self.scope.questions:
            facts += [f"is {self.pick(('', 'not '))}judged {self.pick(self.scope.questions)}"] * 2
        if self.scope.clauses and not self.scope.soft:
            negation = self.pick(("", "not "))
            facts.append(f"was {negation}a breach of {self.pick(self.scope.clauses)}")
        if self.scope.terms.get("conduct"):
            article = self.pick(("a", "not a"))
            facts.append(f"was {article} {self.pick(self.scope.terms['conduct'])}")
        return words(f"{event} {self.pick(facts)}")

    def hint(self, event, role, values):
        """Has the sketch of an event mostly show what a condition asks of it."""
        for sketch in self.sketches:
            if sketch.get("called", event) == event and sketch["part"] in ("act", "trigger"):
                sketch.setdefault("asked", {})[role] = self.meant(values)

    def when(self):
        if not self.events:
            return ""
        event = self.pick(self.events)
        return self.pick(("", f"before {event}", f"after {event}", f"during {event}",
                          f"before or during {event}", f"within 7 days before {event}",
                          f"within 48 hours after {event}"))

    def silence(self):
        side = f" with {self.other}" if self.other == "Q" else ""
        self.sketches.append({"kind": ["talks"], "part": "around", "verb": "hold", "by": "P",
                              "with": "Q"})
        if self.other == "Q" and self.letters and self.chance(0.2):
            letter = self.letters.pop()
            self.sketches.append({"kind": ["flood"], "part": "around", "verb": "conduct",
                                  "by": "S", "against": "Q"})
            return words(f"there was {self.pick(('no', 'a'))} flood by "
                         f"{self.pick(('a third state', 'any state'))} {letter} against Q"
                         f" {self.when()}")
        return words(f"there was {self.pick(('no', 'a'))} talks by P{side} {self.when()}")

    def record(self):
        sender = self.pick(("", "", "by anyone "))
        return words(f"there was {self.pick(('no', 'a'))} call {sender}{self.when()}")

    def count(self):
        wave = {"kind": ["flood"], "part": "around", "verb": "conduct", "against": "P"}
        self.sketches += [wave] * 2
        whose = self.pick(("", "by anyone ",
                           *(["by the same actor "] * 2 if "the act" in self.events else ())))
        number = self.pick((2, 3))
        return words(f"there were at least {number} flood {whose}against P {self.when()}")

    def of_parties(self):
        one, two = self.pick((("P", "Q"), ("Q", "P")))
        verb, kind = self.pick((("send", "request"), ("send", "notice"), ("give", "assistance"),
                                ("take", "countermeasure"), ("hold", "talks"),
                                ("conduct", "theft")))
        role = {"conduct": "against", "take": "against", "hold": "with"}.get(verb, "to")
        facts = [f"{one} {VERBS[verb][1]} a {kind} {role} {two} {self.when()}",
                 f"{one} did not {verb} a {kind} {role} {two} {self.when()}"] * 2
        self.sketches.append({"kind": [kind], "part": "around", "verb": verb, "by": one, role: two})
        facts += [f"{one} is {self.pick(('', 'not '))}a party"]
        if self.events:
            event = self.pick(self.events)
            facts += [f"{one} {self.pick(('knew', 'did not know'))} of {event}",
                      f"{one} consented {self.pick(('', 'in writing '))}to {event}",
                      f"{one} made an accusation about {event}"]
            self.sketches.append({"kind": [self.pick(("consent", "written-consent", "knowledge"))],
                                  "part": "around", "verb": "give", "by": one, "to": two,
                                  "about": event})
        if self.scope.treaties:
            treaty = self.pick(self.scope.treaties)
            facts += [f"{one} is {self.pick(('', 'not '))}bound by {treaty}",
                      f"treaty {treaty} was in force between P and Q"]
        if self.scope.clauses and not self.scope.soft:
            facts.append(f"{one} breached {self.pick(self.scope.clauses)} towards {two}")
        return words(self.pick(facts))

    def conditions(self):
        """Lines of `where`, `unless` and `except if`."""
        lines = []
        for _ in range(self.pick((0, 0, 0, 1, 2))):
            lines.append(line("where", self.condition()))
        for _ in range(self.pick((0, 0, 0, 1, 2))):
            inner = [line("except if", self.condition())] if self.chance(0.4) else []
            lines.append(Part("\nunless", [self.unless(), *inner]))
        return lines

    def unless(self):
        if self.scope.defences and self.chance(0.1):
            return self.defence()
        if self.other == "Q" and self.events and self.chance(0.35):
            event = self.pick(self.events)
            self.sketches.append({"kind": ["consent"], "part": "around", "verb": "give", "by": "Q",
                                  "to": "P", "about": event})
            return words(f"Q consented {self.pick(('', 'in writing '))}to {event}")
        return self.condition()
