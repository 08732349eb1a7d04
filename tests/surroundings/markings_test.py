#!/usr/bin/env python3
"""`markings_test.py PROGRAM`: what is marked above `--max-tlp` changes no byte of any output."""

import json
import os
import shutil

from program import SOURCE, Surroundings, main

WHOLE = ("--rules", os.path.join(SOURCE, "rules"), "--all")
FORMATS = ("text", "json", "ndjson", "html", "csv", "md", "junit", "sarif")


def marked(word, state, day, rating):
    """A case of which everything strict is made of these, everything else is always the same."""
    return {
        "format": "casus-case/1.2", "id": "shared", "tlp": "GREEN",
        "sources": [
            {"id": "s1", "title": "Open report", "date": "2025-03-09", "reliability": "B"},
            {"id": f"{word}-s", "title": f"{word} report", "publisher": word, "tlp": "RED",
             "url": f"https://{word}.example/r", "date": day, "confidence": rating,
             "speaks_for": state}],
        "events": [
            {"id": f"{word}-e", "kind": ["consent"], "by": ["IR"], "to": ["RU"], "about": "e1",
             "at": day, "against": [state], "tlp": "AMBER"},
            {"id": "e1", "kind": ["wiper"], "at": "2025-03-02", "against": ["IR"], "by": [
                {"value": "RU", "basis": "state-organ", "sources": ["s1"]},
                {"value": state, "actor": word, "sources": [f"{word}-s"]},
                {"value": "RU", "denied": True, "confidence": rating, "actor": word,
                 "tlp": "AMBER+STRICT"}]},
            {"id": f"{word}-rests", "kind": ["ddos"], "by": [state], "against": ["IR"], "at": day,
             "sources": [f"{word}-s"]}],
        "complete": [{"kinds": ["consent"], "from": day, "until": "2026-01-01"}]}


RED = {"object_marking_refs": ["marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed"]}


def link(name, kind, origin, target, **more):
    return {"type": "relationship", "id": f"relationship--{name}", "relationship_type": kind,
            "source_ref": origin, "target_ref": target, **more}


def bundle(word, state, day):
    """A STIX bundle of which everything strict is made of these."""
    rating = int(day[-2:])
    return {"type": "bundle", "id": "bundle--1", "objects": [
        {"type": "incident", "id": "incident--1", "name": "Outage", "created": "2025-03-09",
         "extensions": {"extension-definition--ef765651-680c-498d-9894-99799f2fa126":
                        {"incident_types": ["destroyed-system"], "determination": "confirmed"}}},
        {"type": "identity", "id": "identity--ir", "name": "Iran"},
        link("1", "targets", "incident--1", "identity--ir"),
        {"type": "identity", "id": "identity--ru", "name": "Russian Federation"},
        link("2", "attributed-to", "incident--1", "identity--ru", created="2025-03-10"),
        # Each object that is strict, by a way of its own.
        {"type": "threat-actor", "id": "threat-actor--1", "name": word, **RED},
        link("3", "attributed-to", "incident--1", "threat-actor--1"),
        {"type": "identity", "id": "identity--state", "name": state},
        link("4", "attributed-to", "threat-actor--1", "identity--state"),
        link("5", "attributed-to", "incident--1", "identity--state", confidence=rating,
             created=day, granular_markings=[
                 {"selectors": ["confidence"], "marking_ref": "marking-definition--odd"}]),
        {"type": "event", "id": "event--1", "status": "occurred",
         "start_time": f"{day}T00:00:00Z", "end_time": f"{day}T01:00:00Z"},
        link("6", "led-to", "incident--1", "event--1", **RED),
        {"type": "opinion", "id": "opinion--1", "opinion": "disagree", "explanation": word,
         "object_refs": ["relationship--2"], "created": day, **RED},
        {"type": "report", "id": "report--1", "name": word, "published": day,
         "object_refs": ["incident--1"], **RED,
         "external_references": [{"source_name": word, "url": f"https://{word}.example"}]},
        {"type": "task", "id": "task--1", "name": word, "outcome": "successful", **RED,
         "task_types": ["victim-notification"], "owner": "identity--ru", "end_time": day},
        link("7", "targets", "task--1", "identity--ir")]}


def misp(word, state, day):
    """A MISP event of which everything strict is made of these."""
    red = {"Tag": [{"name": "tlp:red"}]}
    odd = {"Tag": [{"name": "tlp:ex:chr"}]}

    def attribute(kind, value, relation="", **more):
        return {"type": kind, "value": value, "object_relation": relation, **more}

    return {"Event": {
        "uuid": "u-1", "info": "Outage", "date": "2025-03-09",
        "Tag": [{"name": name} for name in ("tlp:green", "rsit:availability=ddos",
                                            "state-responsibility:state-executed")],
        "Galaxy": [{"type": "threat-actor", "GalaxyCluster": [
            {"value": name, "meta": {"cfr-suspected-state-sponsor": ["Russia"]}, **more}
            for name, more in (("Open Group", {}), (word, red))]}],
        "Attribute": [attribute("target-location", "Iran"),
                      attribute("threat-actor", word, **red),
                      attribute("target-location", state, **odd),
                      attribute("link", f"https://{word}.example", **red)],
        "Object": [{"name": "event", **red, "Attribute": [
            attribute("datetime", f"{day}T00:00:00Z", "start_time")]}]}}


class Markings(Surroundings):
    def test_what_a_record_marks_too_strict_changes_no_byte_after_an_import(self):
        words = ("canary", "Iceland", "2024-11-23"), ("parrot", "Norway", "2024-10-17")
        for form, make in (("stix", bundle), ("misp", misp)):
            outputs = []
            for chosen in words:
                self.write("record.json", json.dumps(make(*chosen)))
                got = self.run_casus("import", form, "record.json", "-o", "made", "--force")
                self.assertEqual(got.returncode, 0, got.stderr)
                self.assertIn(", 0 dropped", got.stderr)
                outputs.append([self.run_casus("check", "made", "--format", name, *WHOLE,
                                               "--max-tlp", "GREEN").stdout for name in FORMATS])
            self.assertEqual(*outputs)
            for name, text in zip(FORMATS, outputs[0]):
                with self.subTest(form=form, format=name):
                    self.assertRegex(text, "statements")
                    self.assertNotRegex(text, "canary|2024-11-23")
            # The test sees what it looks for where nothing is left out.
            self.assertIn("parrot", self.run_casus("explain", "made", *WHOLE).stdout)
            shutil.rmtree(self.path("made"))

    def output(self, case, *words):
        """What the program says of the case, and of another that is strict as a whole."""
        self.write("cases/one.json", json.dumps(case, indent=1))
        self.write("cases/two.json", json.dumps({
            "format": "casus-case/1.2", "id": case["events"][0]["id"], "tlp": "RED",
            "title": case["sources"][1]["title"],
            "events": [{**case["events"][2], "sources": []}]}))
        # An error in a case must not quote it either.
        self.write("cases/wrong.json", json.dumps({
            "format": "casus-case/1.2", "id": "wrong", "tlp": "RED",
            case["sources"][1]["id"]: 1,
            "events": [{"id": "e1", "kind": [case["sources"][1]["publisher"]]}]}))
        done = self.run_casus(*words, "cases", "--rules", "rules")
        self.assertEqual(done.returncode, 2, done.stderr)
        return done.stdout + done.stderr

    def test_what_is_above_the_mark_changes_no_byte(self):
        first = marked("canary", "IS", "2024-11-23", 0.93)
        second = marked("parrot", "NO", "2025-10-17", 0.17)
        commands = [("check", "--format", name) for name in FORMATS]
        commands += [("check", "--format", "json", "--all"), ("explain",)]
        for words in commands:
            with self.subTest(words=words):
                outputs = [self.output(case, *words, "--max-tlp", "GREEN")
                           for case in (first, second)]
                self.assertEqual(*outputs)
                for trace in ("canary", "2024-11-23", "0.93", "IS", "iceland"):
                    self.assertNotRegex(outputs[0], rf"(?i:\b{trace}\b)" if trace != "IS"
                                        else r"\bIS\b")
        # The test sees what it looks for where nothing is left out.
        self.assertIn("canary", self.output(first, "check", "--format", "json"))

    def test_what_was_left_out_is_counted_in_every_format(self):
        case = marked("canary", "IS", "2024-11-23", 0.93)
        for name in FORMATS:
            self.assertRegex(self.output(case, "check", "--format", name, "--max-tlp", "green"),
                             "6 statements", name)
        report = json.loads(self.output(case, "check", "--format", "json", "--max-tlp", "GREEN")
                            .split("error: ")[0])
        self.assertEqual((report["withheld"]["statements"], report["withheld"]["cases"]), (6, 1))
        self.assertEqual(report["tlp"], "TLP:GREEN")

    def test_a_case_without_a_mark_passes_and_is_counted(self):
        self.write("plain.json", json.dumps({**marked("w", "IS", "2025", 1), "tlp": "CLEAR"}))
        case = marked("w", "IS", "2025", 1)
        del case["tlp"]
        self.write("bare.json", json.dumps({**case, "id": "bare"}))
        report = self.report("plain.json", "bare.json", "--max-tlp", "CLEAR")
        self.assertEqual([one["id"] for one in report["cases"]], ["bare", "shared"])
        self.assertEqual(report["withheld"]["unmarked"], 1)


if __name__ == "__main__":
    main()
