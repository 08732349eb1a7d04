#!/usr/bin/env python3
"""`markings_test.py PROGRAM`: what is marked above `--max-tlp` changes no byte of any output."""

import json

from program import Surroundings, main

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


class Markings(Surroundings):
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
