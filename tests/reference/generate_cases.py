"""Random cases for a random rulebook: events that nearly answer its sentences, at the edges of its
dates, with claims that conflict.

    python3 tests/reference/generate_cases.py SEED NUMBER    that case of the seed's rulebook
"""

import datetime
import json
import random
import sys

import generate_rules
import words as stock

STRENGTHS = (0.3, 0.4, 0.5, 0.55, 0.6, 0.75, 0.8, 0.95, 1)
SHOWN = [strength for strength in STRENGTHS if strength >= 0.55]
STATES = [*stock.STATES.values(), "AE"]
DAY = datetime.timedelta(days=1)
UNITS = {"minutes": DAY / 1440, "hours": DAY / 24, "day": DAY, "days": DAY, "week": 7 * DAY,
         "month": 30 * DAY, "year": 365 * DAY}
ROLE_KEYS = {"against": "against", "to": "to", "with": "with", "by": "by"}


class Reporter:
    """Writes one case."""

    def __init__(self, rules, seed):
        self.rng, self.rules = random.Random(f"case {seed}"), rules
        self.events, self.named, self.trigger = [], {}, None
        self.cast = {}
        self.noise = self.pick((0, 0, 0.3, 1, 1))   # how much of it is doubted, denied, left out
        self.base = self.base_day()
        self.bases = stock.BASES

    def chance(self, share):
        return self.rng.random() < share

    def odd(self, share):
        """Chance of what weakens or confuses a record."""
        return self.rng.random() < share * self.noise

    def pick(self, choices):
        return self.rng.choice(list(choices))

    def base_day(self):
        """A day near one on which the law changes, one in the midst of what binds, or any."""
        if self.chance(0.7):
            return datetime.datetime(2020, 2, 5) + self.rng.randrange(0, 20) * DAY
        day = datetime.datetime(2020, 1, 5) + self.rng.randrange(0, 90) * DAY
        if self.rules.edges and self.chance(0.5):
            text = (self.pick(self.rules.edges) + "-01-01")[:10]
            day = datetime.datetime.fromisoformat(text) + self.pick((-31, -1, 0, 0, 1, 2, 30)) * DAY
        return day

    def choose_cast(self, treaty):
        """Which States stand for the letters of a clause."""
        one, two = self.rng.sample(self.rules.parties.get(treaty, STATES[:4]), 2)
        if self.odd(0.1):
            two = self.pick(STATES)
        self.cast = {"P": one, "Q": two, "S": self.pick(STATES)}
        self.bases = self.rules.bases.get(treaty, stock.BASES)

    # Claims

    def sources(self):
        found = []
        for name in ("s1", "s2", "s3"):
            row = {"id": name}
            if self.chance(0.6):
                row["confidence"] = self.pick(STRENGTHS)
            if self.chance(0.4):
                row["reliability"] = self.pick("ABCDF")
            if self.chance(0.4):
                row["credibility"] = self.pick((1, 2, 3, 6))
            if self.chance(0.3):
                row["speaks_for"] = self.pick(STATES[:3])
            if self.chance(0.15):
                row["date"] = self.date(self.base + self.rng.randrange(-20, 60) * DAY)
            found.append(row)
        return found

    def claim(self, value, **more):
        """A value, mostly as it is, sometimes with what weakens it."""
        row = {"value": value, **more}
        if self.odd(0.3):
            row["confidence"] = self.pick(STRENGTHS)
        if self.odd(0.2):
            row["sources"] = self.rng.sample(("s1", "s2", "s3"), self.pick((1, 1, 2)))
        return row if len(row) > 1 else value

    def claims(self, values, others, **more):
        """Claims of the values; sometimes a denial of one, or another value."""
        found = [self.claim(value, **more) for value in values]
        if found and self.odd(0.12):
            denial = self.claim(self.pick(values))
            denial = denial if isinstance(denial, dict) else {"value": denial}
            found.append({**denial, "denied": True})
        if self.odd(0.08):
            found.append(self.claim(self.pick(others)))
        return found

    def rivals(self, value, **more):
        """A claim and a denial, both of which count, mostly of one strength."""
        strength = self.pick(SHOWN)
        denied = strength if self.chance(0.7) else self.pick(SHOWN)
        source = self.pick(({}, {"sources": [self.pick(("s1", "s2", "s3"))]}))
        return [{"value": value, "confidence": strength, **more},
                {"value": value, "denied": True, "confidence": denied, **source}]

    def authors(self, state, sketch):
        """Claims on who did it."""
        if sketch.get("verb") not in ("conduct", "take") and not self.odd(0.15):
            return self.claims([state], STATES)
        form = "rival" if self.chance(0.25) else "one" if not self.odd(0.7) else self.pick(
            ("none", "denied", "own", "two", "weak", "bare", "actor"))
        basis = {"basis": self.pick(self.bases if not self.odd(0.4) else
                                    stock.BASES + ["territory", "unspecified"])}
        one = {"value": state, **basis}
        if form == "none":
            return []
        if form == "bare":
            return [state]
        if form == "weak":
            one["confidence"] = self.pick(STRENGTHS)
        found = [one]
        if form in ("denied", "own"):
            one["confidence"] = self.pick(STRENGTHS)
            denial = {"value": state, "denied": True, "confidence": self.pick(STRENGTHS)}
            if form == "denied":
                denial["sources"] = [self.pick(("s1", "s2", "s3"))]
            if self.odd(0.3):
                denial |= basis
            found.append(denial)
        if form == "rival":
            found = self.rivals(state, **basis)
        if form == "two":
            found.append(self.claim(self.pick(STATES), basis=self.pick(stock.BASES)))
        if form == "actor":
            found.append({"value": "unattributed", "actor": self.pick(("wolf", "fox"))})
        return found

    # Time

    def date(self, day):
        """A day, or vaguer, or a second of it."""
        form = self.pick(("day",) * 5 + ("month", "second")) if self.noise else "day"
        if form == "month":
            return day.strftime("%Y-%m")
        if form == "second":
            return day.strftime("%Y-%m-%dT") + self.pick(("00:00:00", "12:00:00", "23:59:59")) + "Z"
        return day.strftime("%Y-%m-%d")

    def interval(self, day):
        last = day + self.pick((1, 2, 5, 40)) * DAY
        return {"from": day.strftime("%Y-%m-%d"), "to": last.strftime("%Y-%m-%d")}

    def time(self, day):
        if not self.odd(0.5):
            return {"at": day.strftime("%Y-%m-%d")}
        form = self.pick(("at", "at", "within", "during", "during", "none", "two"))
        if form == "at":
            return {"at": self.date(day)}
        if form == "within":
            return {"at": self.interval(day)}
        if form == "during":
            return {"during": self.interval(day) if self.chance(0.8) else {
                "from": day.strftime("%Y-%m-%d")}}
        if form == "two":
            return {"at": [self.claim(self.date(day)), self.claim(self.date(day + 2 * DAY))]}
        return {} if self.chance(0.6) else {"at": self.date(day)}

    def day_of(self, sketch):
        """A day that fits the part that an event plays, or just does not."""
        part, day = sketch["part"], self.base
        if part == "performance" and isinstance(sketch.get("limit"), tuple):
            count, unit = sketch["limit"]
            return day + count * UNITS[unit] + self.pick((-1, 0, 0, 0, 1, 1, 2)) * DAY
        if part in ("performance", "standing"):
            if isinstance(sketch.get("limit"), str) and sketch["limit"][0] == "2":
                edge = datetime.datetime.fromisoformat((sketch["limit"] + "-28")[:10])
                return edge + self.pick((-1, 0, 1, 3)) * DAY
            return day + self.pick((-1, 0, 1, 2, 20, 60)) * DAY
        shift = {"trigger": (0,), "act": (0, 0, 0, 1, 5), "earlier": (-20, -1, 0, 1),
                 "power": (-90, -31, -30, -29, -6, -5, -1, 0, 1)}
        return day + self.pick(shift.get(part, (-8, -7, -3, -1, 0, 0, 1, 3))) * DAY

    # Events

    def states_of(self, value):
        """The State that the words of a role mean."""
        if value == "the depositary":
            return stock.ORGANISATION
        letter = value.split(" ")[-1]
        return self.cast.get(letter, value if value in STATES or value == stock.ORGANISATION
                             else self.pick(STATES))

    def event(self, sketch):
        """An event after a sketch; each role may fail to be reported."""
        name = f"e{len(self.events) + 1}"
        kind = self.pick(sketch["kind"])
        event = {"id": name, "kind": self.rivals(kind) if self.chance(0.08)
                 else self.claims([kind], stock.CONDUCT)}
        day = self.day_of(sketch)
        event |= self.time(day)
        author = self.states_of(sketch["by"]) if "by" in sketch else self.cast["P"]
        by = self.authors(author, sketch)
        if by:
            event["by"] = by
        for role in ("against", "to", "with"):
            if role in sketch and not self.odd(0.1):
                event[role] = self.claims([self.states_of(sketch[role])], STATES)
        self.details(event, sketch)
        about = self.subject(sketch)
        if about:
            event["about"] = about
        if self.odd(0.2):
            event["confidence"] = self.pick(STRENGTHS)
        if self.odd(0.1):
            event["sources"] = [self.pick(("s1", "s2", "s3"))]
        if self.chance(0.25) and "at" in event:
            event["discovered"] = self.date(day + self.pick((0, 1, 5)) * DAY)
        if sketch["part"] == "power" and self.chance(0.6):
            event["effective"] = (day + self.pick((1, 29, 30, 31, 40)) * DAY).strftime("%Y-%m-%d")
        if "called" in sketch:
            self.named[sketch["called"]] = name
        if sketch["part"] in ("trigger", "act") and not self.trigger:
            self.trigger = name
        self.events.append(event)

    def details(self, event, sketch):
        conduct = sketch["verb"] in ("conduct", "make", "take")
        for role, key, choices in (("affecting", "affecting", stock.ASSETS),
                                   ("causing", "causing", stock.EFFECTS),
                                   ("using", "using", ["worm", "bootworm", "flood"]),
                                   ("for the purpose of", "purpose", stock.PURPOSES),
                                   ("giving", "giving", stock.GROUNDS),
                                   ("through", "through", stock.CHANNELS)):
            wanted = sketch.get(role)
            if not wanted and self.chance(0.7):
                wanted = sketch.get("asked", {}).get(role)
            wanted = [wanted] if isinstance(wanted, str) else wanted
            if not wanted and conduct and self.chance(0.15):
                wanted = [self.pick(choices)]
            if wanted and not self.odd(0.2):
                event[key] = self.claims([self.pick(wanted)], choices)
                if key == "affecting" and self.chance(0.7 if "of" in sketch else 0.2):
                    owner = self.states_of(sketch.get("of", ""))
                    owner = self.pick(STATES) if self.odd(0.2) else owner
                    event[key] = [self.claim(self.pick(wanted), of=owner)]
        if sketch["verb"] == "conduct" and self.chance(0.9 if sketch.get("form") in (
                "territory", "allow") else 0.15):
            event["territory"] = self.claims([self.cast["P"]], STATES)
        if "consent" in sketch["kind"][0] and self.chance(0.3):
            event["covering"] = self.claims([self.pick(stock.CONDUCT)], stock.CONDUCT)

    def subject(self, sketch):
        """What an event is about: the event that the sentence names, mostly."""
        about = sketch.get("about")
        if about is None:
            return [self.claim(self.pick(self.events)["id"])] if (
                self.events and self.odd(0.1)) else None
        letter = about.split("called ")[-1][0] if "called" in about else about
        target = self.named.get(letter, self.trigger)
        if target is None or self.odd(0.1):
            return None
        return self.claims([target], [event["id"] for event in self.events])

    def play(self, clause):
        """Events of one clause: what it is about first, what answers that after it."""
        order = {"earlier": 0, "trigger": 1, "act": 2}
        self.named = {}
        self.choose_cast(clause["treaty"])
        for sketch in sorted(clause["sketches"], key=lambda row: order.get(row["part"], 3)):
            wanted = {"trigger": 0.97, "act": 0.97, "earlier": 0.8, "power": 0.9}
            if self.chance(wanted.get(sketch["part"], 0.55)) and len(self.events) < 7:
                self.event(sketch)
        self.trigger = None

    def completeness(self):
        kinds = sorted({"talks", "notice", "reasonable-measure", "knowledge"}.union(*(
            sketch["kind"] for row in self.rules.clauses for sketch in row["sketches"])))
        if self.chance(0.5):
            return {"kinds": kinds, "confidence": self.pick(SHOWN)}
        row = {"kinds": sorted(self.rng.sample(kinds, self.pick((1, 2, 3))))}
        if self.chance(0.7):
            row["until"] = self.pick(("2020-03-01", "2020-04-01", "2020-12-31", "2021-12-31"))
        if self.chance(0.5):
            row["from"] = self.pick(("2019-01-01", "2020-01-01", "2020-02-15"))
        if self.chance(0.2):
            row["between"] = self.rng.sample(STATES, self.pick((1, 2)))
        if self.chance(0.4):
            row["confidence"] = self.pick(STRENGTHS)
        return row

    def answers(self):
        found = []
        for question in self.rules.questions:
            if self.events and self.chance(0.4):
                row = {"question": question, "about": self.pick(self.events)["id"]}
                if self.chance(0.3):
                    row["value"] = False
                if self.chance(0.4):
                    row["confidence"] = self.pick(STRENGTHS)
                if self.chance(0.2):
                    row["sources"] = [self.pick(("s1", "s2"))]
                found.append(row)
        return found

    def write(self, name):
        case = {"format": "casus-case/1.1", "id": name, "sources": self.sources()}
        for clause in self.rng.sample(self.rules.clauses,
                                      min(len(self.rules.clauses), self.pick((1, 1, 2, 3)))):
            self.play(clause)
        case["events"] = self.events
        if self.chance(0.6):
            case["complete"] = [self.completeness() for _ in range(self.pick((1, 1, 2)))]
        answers = self.answers() if self.chance(0.6) else []
        if answers:
            case["answers"] = answers
        if self.chance(0.8):
            later = self.base + self.pick((0, 2, 10, 20, 40, 40, 60, 400)) * DAY
            case["as_of"] = later.strftime("%Y-%m-%d")
        return case


def case(rules, seed, name):
    """The case of a seed for a rulebook, the same for ever."""
    return Reporter(rules, seed).write(name)


if __name__ == "__main__":
    print(json.dumps(case(generate_rules.rulebook(sys.argv[1]), f"{sys.argv[1]} {sys.argv[2]}",
                          f"c{sys.argv[2]}"), indent=2))
