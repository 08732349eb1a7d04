"""The vocabulary and the States that random rulebooks and cases speak about."""

VERBS = {
    "conduct": ("conducts", "conducted"), "send": ("sends", "sent"), "give": ("gives", "gave"),
    "make": ("makes", "made"), "take": ("takes", "took"), "hold": ("holds", "held"),
    "maintain": ("maintains", "maintained"),
}
KINDS = {
    "conduct": ["attack", "flood", "worm", "bootworm", "theft", "intrusion"],
    "make": ["disclosure", "acknowledgement", "accusation", "reparation"],
    "give": ["aid-to-aggressor", "assistance", "consent", "written-consent"],
    "send": ["request", "notice", "reply", "refusal", "call"],
    "take": ["countermeasure", "reasonable-measure"],
    "hold": ["talks"],
    "maintain": ["knowledge", "guard"],
}
CONDUCT = KINDS["conduct"] + ["disclosure", "aid-to-aggressor"]
ASSETS = ["grid", "plant", "ministry", "clinic"]
EFFECTS = ["outage", "blackout", "losses"]
PURPOSES = ["coercion", "profit"]
GROUNDS = ["security", "incapacity"]
CHANNELS = ["embassy", "hotline"]
BASES = ["state-organ", "empowered-entity", "organ-at-disposal", "direction-or-control",
         "absence-of-authorities", "insurrection", "acknowledged"]

# The States of the rules; `AE` is in no list, and so a third State of the cases.
STATES = {"avalon": "AA", "borduria": "AB", "carpania": "AC", "dorne": "AD"}
ORGANISATION = "council"

VOCABULARY = """
vocabulary words {
  conduct {
    kind attack "Harms" {
      kind flood "Floods"
      kind worm "Spreads" { kind bootworm "Spreads early" }
    }
    kind theft "Copies"
    kind intrusion "Enters"
    kind disclosure "Passes on" verb make
    kind aid-to-aggressor "Helps an aggressor" verb give
  }
  communications {
    kind request "Asks"
    kind notice "Tells"
    kind reply "Answers" { kind refusal "Declines" }
    kind call "Calls upon"
    kind termination-notice "Ends"
    kind withdrawal-notice "Leaves"
    kind pause-notice "Pauses"
    kind accession-instrument "Joins"
    kind talks "Two States talk" verb hold
    kind consent "Agrees" verb give { kind written-consent "Agrees in writing" }
    kind assistance "Helps" verb give
    kind knowledge "Knows" verb maintain
    kind acknowledgement "Admits" verb make
    kind accusation "Accuses" verb make
  }
  measures {
    kind countermeasure "Answers in kind"
    kind reasonable-measure "Acts against it"
    kind reparation "Makes good" verb make
    kind guard "Protects" verb maintain
  }
  assets {
    kind grid "Electricity" { kind plant "Power plant" }
    kind ministry "Government" kind clinic "Health"
  }
  effects { kind outage "Stops" { kind blackout "Stops light" } kind losses "Data are lost" }
  purposes { kind coercion "Forces" kind profit "Gains" }
  grounds { kind security "Security" kind incapacity "Cannot" }
  channels { kind embassy "By envoy" kind hotline "By telephone" }
}
states world {
  state avalon "Avalon" code "AA"
  state borduria "Borduria" code "AB"
  state carpania "Carpania" code "AC"
  state dorne "Dorne" code "AD"
  organisation council "Council"
}
"""
