"""Random sentences and conditions of commitments, with sketches of the events that they speak of,
from which generate_cases.py makes events that matter to them."""

import dataclasses

from generate_conditions import Conditions
from rule_tree import Part, line, option, words
from words import (ASSETS, CHANNELS, EFFECTS, GROUNDS, KINDS, ORGANISATION, PURPOSES, STATES,
                   VERBS)

ROLES = ("called", "by", "with", "to", "against", "through", "from the territory of", "affecting",
         "causing", "using", "for the purpose of", "giving", "about")
OPEN = ("without a set limit", "without delay", "at all times")


@dataclasses.dataclass
class Scope:
    """What a clause may name."""
    noun: str                                       # party or state
    soft: bool = False                              # norms bind nobody
    treaties: tuple = ()
    terms: dict = dataclasses.field(default_factory=dict)       # names by group
    meanings: dict = dataclasses.field(default_factory=dict)    # kinds by name of a term
    questions: list = dataclasses.field(default_factory=list)
    clauses: list = dataclasses.field(default_factory=list)
    defences: list = dataclasses.field(default_factory=list)


class Clause(Conditions):
    """A sentence and what it introduced: `other` is its second party, `act` what `the act` is."""

    def __init__(self, rng, scope):
        self.rng, self.scope = rng, scope
        self.other, self.events = None, []
        self.sketches, self.bearer = [], "P"
        self.letters = list("WVU")                  # for other States that it introduces

    def chance(self, share):
        return self.rng.random() < share

    def pick(self, choices):
        return self.rng.choice(list(choices))

    def some(self, choices):
        choices = list(choices)
        return self.rng.sample(choices, min(len(choices), self.pick((1, 1, 1, 2))))

    def describe(self, verb, roles, part="other", extras=0.25, kinds=None, owner=None):
        """(a description, its sketch): kinds of one verb and the given roles, others by chance;
        what is affected may be said to be the `owner`'s."""
        kinds = kinds or self.some(KINDS[verb])
        if verb == "conduct" and self.scope.terms.get("conduct") and self.chance(0.25):
            kinds = [*self.pick([[], kinds]), self.pick(self.scope.terms["conduct"])]
        roles = {**self.random_roles(verb, extras), **roles}
        if part == "trigger" and verb == "conduct" and "by" not in roles and self.chance(0.1):
            roles["by"] = "anyone"
        sketch = {"part": part, "verb": verb, **{
            role: self.meant(value) for role, value in {"kind": kinds, **roles}.items() if value}}
        self.sketches.append(sketch)
        phrase = [words(f"{self.pick(('any', 'a'))} {' or '.join(kinds)}")]
        if verb == "conduct" and self.chance(0.06):
            phrase.append(option("other than bootworm"))
        for role in ROLES:
            if roles.get(role):
                value = roles[role]
                value = " or ".join(value) if isinstance(value, list) else value
                if role == "affecting" and owner:
                    value, sketch["of"] = f"{value} of {owner}", owner
                must = role in ("called", "by", "to", "against", "with", "about")
                phrase.append((words if must else option)(f"{role} {value}"))
        return Part(parts=phrase, needed=True), sketch

    def meant(self, value):
        """What a case may call it: a term is no kind, so one that it means stands for it."""
        if not isinstance(value, list):
            return value
        return [kind for name in value for kind in self.scope.meanings.get(name, [name])]

    def random_roles(self, verb, share):
        roles = {}
        names = self.scope.terms
        if verb in ("conduct", "make", "take") and self.chance(share):
            roles["affecting"] = self.some(ASSETS + names.get("asset", []))
        if verb == "conduct":
            if self.chance(share * 0.6):
                roles["causing"] = self.some(EFFECTS + names.get("effect", []))
            if self.chance(share * 0.4):
                roles["using"] = self.some(["worm", "bootworm", "flood"])
            if self.chance(share * 0.5):
                roles["for the purpose of"] = self.some(PURPOSES + names.get("purpose", []))
        if verb == "send" and self.chance(share * 0.5):
            roles["through"] = self.pick(CHANNELS)
        if verb in ("send", "make") and self.chance(share * 0.4):
            roles["giving"] = self.some(GROUNDS)
        return roles

    # Sentences

    def another(self, letter="Q"):
        return f"another {self.scope.noun} {letter}"

    def modal(self):
        if self.scope.soft:
            return "should"
        return self.pick(("must", "must", "should"))

    def ban(self, form=None):
        """A prohibition: a list of parts."""
        self.events.append("the act")
        modal, noun = self.modal(), self.scope.noun
        form = form or self.pick(("plain",) * 6
                                 + ("territory", "assist", "allow", "allow", "mental",
                                           "confidence", "while"))
        if form == "while":
            return self.ban_while(modal)
        if form == "confidence":
            self.other = "Q"
            parts, _ = self.describe("make", {"about": f"any {self.pick(KINDS['send'])} called T"
                                              f" by {self.another()} to P"},
                                     "act", 0, ["disclosure"])
            self.events.append("T")
            self.sketches.append({"kind": ["request"], "part": "earlier", "called": "T", "by": "Q",
                                  "to": "P", "verb": "send"})
            return [words(f"each {noun} P {modal} not make"), parts]
        verb = "conduct" if form != "plain" else self.pick(
            ("conduct",) * 6 + ("take", "make", "send", "give"))
        roles = {}
        owner = None
        if verb == "conduct" and self.chance(0.1):
            self.other, owner = "Q", self.another()
            roles["affecting"] = self.some(ASSETS + self.scope.terms.get("asset", []))
        elif self.chance(0.88):
            self.other = "Q"
            roles[{"conduct": "against", "take": "against"}.get(verb, "to")] = self.another()
            owner = "Q" if self.chance(0.15) else None
        if form in ("assist", "allow") and self.chance(0.3):
            roles["by"] = "anyone"
        opening = {"plain": verb, "territory": "use its territory for",
                   "assist": self.pick(("knowingly assist", "knowingly or not assist")),
                   "allow": self.pick(("knowingly allow its territory to be used for",
                                       "knowingly or not allow its territory to be used for")),
                   "mental": f"{self.pick(('knowingly', 'intentionally'))} {verb}"}[form]
        parts, sketch = self.describe(verb, roles, "act", 0.2, owner=owner)
        sketch["form"] = form
        return [words(f"each {noun} P {modal} not {opening}"), parts]

    def ban_while(self, modal):
        """A prohibition that holds while something lasts."""
        noun, self.other = self.scope.noun, "Q"
        name = self.pick(("A", "A", "it"))
        called = {} if name == "it" else {"called": name}
        trigger, _ = self.describe("conduct", {**called, "by": "any state S"}, "trigger", 0.1)
        act, _ = self.describe("give", {"to": "S", "about": name}, "act", 0, ["aid-to-aggressor"])
        self.events.append(name)
        return [words(f"when a {noun} Q suffers"), trigger,
                words(f", each other {noun} P {modal} not"
                      " give"), act, option(f"while {name} lasts")]

    def deadline(self, sketch, anchors, open_too=True):
        """A deadline; what it counts goes into the sketch of the performance."""
        form = self.pick(("within",) * 8 + (("open",) if open_too else ()) + ("date", "date"))
        if form == "open":
            sketch["limit"] = None
            return option(self.pick(OPEN), "without a set limit")
        if form == "date":
            date = self.pick(("2020-03-31", "2020-06", "2020-12-31"))
            sketch["limit"] = date
            return words(f"no later than {date}")
        count, unit = self.pick(((1, "day"), (2, "days"), (3, "days"), (48, "hours"),
                                 (72, "hours"), (1, "week"), (1, "month"), (30, "days"),
                                 (90, "minutes"), (24, "hours"), (2, "days"), (1, "year")))
        sketch["limit"] = (count, unit)
        anchor = self.pick(("",) + tuple(anchors))
        return Part(f" within {count} {unit}", [option(f"of {anchor}")] if anchor else [],
                    needed=True)

    def recurring(self, sketch):
        sketch["limit"] = "recurring"
        return words(f"at least {self.pick(('once', 'twice', '3 times'))} "
                     f"{self.pick(('a month', 'a year', 'every 6 months', 'every 2 weeks'))}")

    def duty(self):
        """A duty: a list of parts."""
        forms = [self.duty_to_reply] * 8 + [self.duty_of_victim] * 6 + [self.duty_of_others] * 4 + [
            self.duty_before, self.duty_before, self.duty_to_explain, self.duty_to_explain,
            self.standing_duty, self.standing_duty]
        if not self.scope.soft:
            forms += [self.duty_at_moment] * 2 + [self.duty_of_all, self.duty_of_one]
        if self.scope.clauses and not self.scope.soft:
            forms += [self.duty_after_breach] * 2
        return self.pick(forms)()

    def must(self):
        modal = self.modal()
        return modal + (" as a rule" if modal == "must" and self.chance(0.12) else "")

    def duty_to_reply(self):
        noun, self.other = self.scope.noun, "Q"
        about = {}
        if self.chance(0.15):
            about = {"about": self.some_event()}
        trigger, asked = self.describe("send", {"to": "another " + noun + " P", **about}, "trigger",
                                       0.1, ["request"])
        reply, sketch = self.describe("send", {"to": "Q", "about": "it"}, "performance", 0.1,
                                      self.pick((["reply"], ["reply", "notice"], ["notice"])))
        asked["by"] = "Q"
        self.events.append("it")
        limit = self.deadline(sketch, ("receipt of it", "it", "discovery of it"))
        return [words(f"when a {noun} Q sends"), trigger, words(f", P {self.must()} send"), reply,
                limit]

    def some_event(self):
        """Words that describe an act, which is sketched too."""
        kind, asset = self.pick(KINDS["conduct"]), self.pick(ASSETS)
        self.sketches.append({"kind": [kind], "part": "earlier", "called": "F", "verb": "conduct",
                              "by": self.pick("PQ"), "against": "Q", "affecting": [asset]})
        more = self.pick(("", " against Q", f" affecting {asset}", " from the territory of P",
                          " by anyone"))
        return f"any {kind} called F{more}"

    def duty_of_victim(self):
        noun, self.other = self.scope.noun, "Q"
        trigger, sketch = self.describe("conduct", {"called": "A"} if self.chance(0.5) else {},
                                        "trigger", 0.15, owner=self.pick((None, None, None, "P")))
        sketch["against"] = "P"
        event = sketch.get("called", "it")
        told, sketch = self.describe("send", {"to": self.another(), "about": event},
                                     "performance", 0.1, ["notice"])
        self.events.append(event)
        limit = self.deadline(sketch, (f"discovery of {event}", f"the end of {event}",
                                       f"receipt of {event}", event))
        return [words(f"when a {noun} P suffers"), trigger, words(f", P {self.must()} send"), told,
                limit]

    def duty_of_others(self):
        noun, self.other = self.scope.noun, "P"
        if self.chance(0.5):
            trigger, sketch = self.describe("conduct", {"called": "A"}, "trigger", 0.2)
            sketch["against"] = "P"
            head = f"when a {noun} P suffers"
        else:
            trigger, _ = self.describe("conduct", {"called": "A", "against": f"a {noun} P"},
                                       "trigger", 0.2)
            head = "when there is"
        help_, sketch = self.describe("give", {"to": "P", "about": "A"}, "performance", 0,
                                      ["assistance"])
        sketch["by"] = "Q"
        self.events.append("A")
        limit = self.deadline(sketch, ("discovery of A", "the end of A", "A"))
        if self.chance(0.15):
            limit = option("for as long as A lasts", "without a set limit")
        return [words(head), trigger, words(f", each other {noun} Q {self.must()} give"), help_,
                limit]

    def duty_before(self):
        noun, self.other = self.scope.noun, "Q"
        act, _ = self.describe("take", {"against": self.another()}, "trigger", 0.1,
                               ["countermeasure"])
        call, _ = self.describe("send", {"to": "Q"}, "earlier", 0.1, ["call"])
        self.events.append("it")
        return [words(f"before a {noun} P takes"), act, words(f", P {self.modal()} send"), call]

    def duty_to_explain(self):
        """A duty that talks or an act of one's own set off."""
        noun, self.other = self.scope.noun, "Q"
        if self.chance(0.5):
            trigger, _ = self.describe("hold", {"called": "T", "with": self.another()}, "trigger",
                                       0)
            head = f"when a {noun} P holds"
        else:
            trigger, _ = self.describe("conduct", {"called": "T", "against": self.another(),
                                                   "by": None}, "trigger", 0.2)
            head = f"when a {noun} P conducts"
        told, sketch = self.describe("send", {"to": "Q", "about": "T"}, "performance", 0.1,
                                     ["notice"])
        self.events.append("T")
        limit = self.deadline(sketch, ("T", "the end of T"))
        return [words(head), trigger, words(f", P {self.must()} send"), told, limit]

    def standing_duty(self):
        noun = self.scope.noun
        verb, kind, role = self.pick((("send", "notice", "to"), ("hold", "talks", "with"),
                                      ("maintain", "guard", None)))
        roles = {}
        if role and self.chance(0.8):
            self.other = "Q"
            roles[role] = self.another()
        parts, sketch = self.describe(verb, roles, "standing", 0, [kind])
        limit = self.recurring(sketch) if self.chance(0.5) else self.deadline_without_event(sketch)
        return [words(f"each {noun} P {self.must()} {verb}"), parts, limit]

    def deadline_without_event(self, sketch):
        if self.scope.soft or self.chance(0.4):
            sketch["limit"] = None
            return words(self.pick(OPEN[::2]))
        return self.deadline(sketch, ("entry into force", "signature"))

    def duty_at_moment(self):
        noun, self.other = self.scope.noun, "Q"
        moment = self.pick(("entry into force", "signature", "termination", "withdrawal",
                            "accession"))
        told, sketch = self.describe("send", {"to": "P" if moment == "accession" else
                                              self.another()}, "standing", 0.1, ["notice"])
        limit = self.deadline(sketch, ("entry into force",) if moment == "entry into force" else ())
        head = f"on {moment}, each party P"
        if moment == "withdrawal":
            head = "on withdrawal of a party P, P"
        if moment == "accession":
            self.other, sketch["by"], sketch["to"] = "P", "Q", "P"
            head = f"on accession of a {self.pick(('party', 'state'))} P, each other party Q"
        return [words(f"{head} {self.must()} send"), told, limit]

    def duty_of_all(self):
        self.bearer = None
        parts, sketch = self.describe("hold", {}, "standing", 0, ["talks"])
        sketch["all"] = True
        limit = self.recurring(sketch) if self.chance(0.6) else self.deadline_without_event(sketch)
        return [words(f"the parties {self.must()} hold"), parts, limit]

    def duty_of_one(self):
        """A duty of a State that the text names, or of the depositary."""
        self.bearer = None
        if self.chance(0.5):
            state = self.pick(STATES)
            told, sketch = self.describe("send", {"to": "a party Q"}, "standing", 0, ["notice"])
            sketch["by"] = STATES[state]
            return [words(f"the state {state} must send"), told,
                    self.deadline_without_event(sketch)]
        notice, sketch = self.describe("send", {"to": "the depositary"}, "trigger", 0, ["notice"])
        sketch["by"], sketch["to"] = "Q", ORGANISATION
        told, sketch = self.describe("send", {"about": "it"}, "performance", 0, ["notice"])
        sketch["by"] = ORGANISATION
        limit = self.deadline(sketch, ())
        self.events = ["it"]
        return [words("when a party Q sends"), notice, words(", the depositary must send"), told,
                limit]

    def duty_after_breach(self):
        noun, self.other = self.scope.noun, "Q"
        target = self.pick(["any binding commitment", *self.scope.clauses])
        made, sketch = self.describe("make", {"to": "Q"}, "standing", 0, ["reparation"])
        limit = self.deadline(sketch, ())
        return [words(f"on breach of {target} by a {noun} P towards another {noun} Q,"
                      f" P {self.must()} make"), made, limit]

    # Conditions
