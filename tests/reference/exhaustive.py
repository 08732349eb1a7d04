"""Every rulebook of one small shape with every case of another: SHAPES at the end counts them."""

import itertools
import json

VOCABULARY = """
vocabulary words {
  conduct { kind attack "Harmful act" kind disclosure "Passes on information" verb make }
  communications {
    kind request "Asks" kind notice "Tells" kind talks "Two States talk" verb hold
    kind consent "Agrees to an act" verb give kind knowledge "Knows" verb maintain
    kind reasonable-measure "Acts against it" verb take
  }
  assets { kind grid "Electricity" kind ministry "Government" }
}
states world {
  state avalon "Avalon" code "AA"
  state borduria "Borduria" code "AB"
  state carpania "Carpania" code "AC"
}
"""

SENTENCES = {
    "ban": "each party P must not conduct any attack against another party Q",
    "soft ban": "each party P should not conduct any attack against another party Q",
    "territory": "each party P must not use its territory for any attack against another party Q",
    "tolerance": "each party P must not knowingly allow its territory to be used for any attack"
                 " against another party Q",
    "duty": "when a party P suffers an attack called A,"
            " P must send a notice to another party Q about A within 2 days",
    "open duty": "when a party P suffers an attack called A,"
                 " P must send a notice to another party Q about A without a set limit",
    "soft duty": "when a party P suffers an attack called A,"
                 " P should send a notice to another party Q about A within 48 hours",
}
CONDITIONS = {
    "none": "",
    "asset": "where the act affected grid",
    "consent": "unless Q consented to the act",
    "silence": "where there was no talks by P with Q within 3 days before the act",
}
FORCE = {
    "day": "in force from 2020-02-02 known",
    "month": "in force from 2020-02 known",
    "ended": "in force from 2020-01-01 known\n  ended 2020-02-02 known",
    "paused": "in force from 2020-01-01 known\n  suspended from 2020-02-02 until 2020-02-03 known",
}
PROVENANCE = {"known": "content known", "assumed": 'content assumed because "not seen"'}

DATES = [{"at": "2020-02-01"}, {"at": "2020-02-02"},
         {"at": {"from": "2020-02-01", "to": "2020-02-02"}},
         {"during": {"from": "2020-02-01", "to": "2020-02-04"}}]
BEARERS = [
    [],
    [{"value": "AA", "basis": "state-organ"}],
    [{"value": "AA", "basis": "state-organ", "confidence": 0.5}],
    [{"value": "AA", "basis": "state-organ", "confidence": 0.6},
     {"value": "AA", "denied": True, "confidence": 0.8}],
    [{"value": "AA", "basis": "state-organ", "confidence": 0.6},
     {"value": "AA", "denied": True, "sources": ["lab"]}],
    [{"value": "AA"}],
]
VICTIMS = [{"against": ["AB"]}, {"against": ["AB"], "affecting": ["grid"], "territory": ["AA"]}, {}]
SECOND = [
    None,
    {"kind": ["consent"], "by": ["AB"], "to": ["AA"], "about": "e1", "at": "2020-02-01"},
    {"kind": ["notice"], "by": ["AB"], "to": ["AA"], "about": "e1", "at": "2020-02-04"},
    {"kind": ["talks"], "with": ["AA", "AB"], "at": "2020-01-31", "confidence": 0.7},
]
SILENCE = [[], [{"kinds": ["notice", "talks", "reasonable-measure"], "from": "2020-01-01",
                 "until": "2020-03-01", "confidence": 0.9}]]


def rulebooks():
    """(name, text) of every rulebook of the shape."""
    for names in itertools.product(SENTENCES, CONDITIONS, FORCE, PROVENANCE):
        sentence, condition, force, provenance = names
        yield " / ".join(names), f"""use vocabulary words
use states world
{VOCABULARY}
treaty pact {{
  title "Pact"
  parties avalon, borduria known
  {FORCE[force]}
  article "1" {{
    number known
    commitment clause {{
      {PROVENANCE[provenance]}
      {SENTENCES[sentence]}
      {CONDITIONS[condition]}
    }}
  }}
}}
"""


def cases():
    """Every case of the shape."""
    rows = itertools.product(DATES, BEARERS, VICTIMS, SECOND, SILENCE)
    for number, (date, by, victim, second, silence) in enumerate(rows):
        first = {"id": "e1", "kind": ["attack"], **date, **victim}
        if by:
            first["by"] = by
        events = [first] + ([{"id": "e2", **second}] if second else [])
        case = {"format": "casus-case/1", "id": f"c{number}", "as_of": "2020-02-10",
                "sources": [{"id": "lab", "confidence": 0.8}], "events": events}
        if silence:
            case["complete"] = silence
        yield case


def ndjson():
    return "".join(json.dumps(case) + "\n" for case in cases())


SHAPES = (f"{len(SENTENCES)} sentences x {len(CONDITIONS)} conditions x {len(FORCE)} dates of force"
          f" x {len(PROVENANCE)} provenances; {len(DATES)} dates x {len(BEARERS)} sets of claims on"
          f" who did it x {len(VICTIMS)} victims x {len(SECOND)} second events x {len(SILENCE)}"
          " records of silence")
