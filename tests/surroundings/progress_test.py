#!/usr/bin/env python3
"""`progress_test.py PROGRAM`: long runs say on a terminal how far they are, and leave no trace."""

import json
import re

from program import Surroundings, case, line, main
from terminals import run_on, screen

EXPECTED = {"treaty": "alpha", "commitment": "non-attack", "event": "e0", "bearer": "russia",
            "counterparty": "iran", "verdict": "breach"}
DRAWN = re.compile(r"\r\x1b\[K([^\x1b\r\n]+)")


def heavy(name, events):
    """A case that takes a moment to judge."""
    first = case(name)["events"][0]
    return line(name, events=[{**first, "id": f"e{i}"} for i in range(events)])


class Progress(Surroundings):
    def run_long(self, what, prepare, *words, columns=80, feed=lambda: None):
        """Runs what takes longer than a second, since it is held back; on a machine on which even
        so it does not, there is more to do. And the lines of progress that say `what`."""
        for size in (400, 1600, 6400):
            prepare(size)
            done = run_on(self.folder, words, columns, ("stderr",), feed=feed(), slowly=True)
            drawn = [shown for shown in DRAWN.findall(done[2]) if shown.startswith(what)]
            if len(drawn) > 2:
                return done, drawn
        return self.fail(f"{words} shows no progress: {done}")

    def many_cases(self, size):
        self.write("bulk.ndjson", "".join(heavy(f"c{i}", 20) for i in range(size)))

    def many_expectations(self, size):
        self.write("bulk.ndjson", "".join(
            json.dumps({**json.loads(heavy(f"c{i}", 20)), "expect": [EXPECTED]}) + "\n"
            for i in range(size)))

    def many_records(self, size):
        """Each has a warning, which stands on a line of its own between two lines of progress."""
        self.write("bulk.json", json.dumps([
            {"Event": {"uuid": f"u-{i}", "info": "Outage", "Tag": [
                {"name": name} for name in ("tlp:odd", "rsit:availability=ddos")]}}
            for i in range(10 * size)]))

    def check_lines(self, drawn, what, unit):
        for shown in drawn:
            self.assertRegex(shown, rf"^{what}: \d+ {unit}( \(\d+ %\))?, [\d.]+ a (second|minute)")
        self.assertRegex(drawn[-1], r", (about|at most) \d+ (s|min) left$")
        counts = [int(re.search(r"\d+", shown)[0]) for shown in drawn]
        self.assertEqual(counts, sorted(counts))

    def test_check_shows_it_and_takes_it_away(self):
        words = ("check", "bulk.ndjson", "--rules", "rules", "--format", "csv")
        (status, _, err), drawn = self.run_long("judging", self.many_cases, *words)
        self.assertEqual(status, 0)
        self.check_lines(drawn, "judging", "cases")
        self.assertEqual(screen(err), [""])
        # The same run shows nothing where nobody looks, or nobody wants it.
        for streams, more, environment in (
                ((), (), None), (("stderr",), ("--progress", "never"), None),
                (("stderr",), (), {"TERM": "dumb"})):
            with self.subTest(streams=streams, more=more, environment=environment):
                self.assertEqual(run_on(self.folder, (*words, *more), 80, streams, environment)[2],
                                 "")
        # A line that wraps could not be taken back; and the end of standard input is not known.
        (_, _, err), drawn = self.run_long("judging", self.many_cases, *words, columns=20)
        self.assertLess(max(len(shown) for shown in drawn), 20)
        self.assertEqual(screen(err), [""])
        _, drawn = self.run_long("judging", self.many_cases, "check", "-", *words[2:],
                                 feed=lambda: self.read("bulk.ndjson").encode())
        for shown in drawn:
            self.assertRegex(shown, r"^judging: \d+ cases, [\d.]+ a second$")

    def test_one_slow_case_shows_that_it_is_worked_on(self):
        def one_case(size):
            self.write("slow.ndjson", heavy("slow", size))
        words = ("check", "slow.ndjson", "--rules", "rules", "--format", "csv", "--limit",
                 "judging-steps=2000000000")
        (_, _, err), drawn = self.run_long("judging", one_case, *words)
        for shown in drawn:
            self.assertRegex(shown, r"^judging: (0 cases, \d+ s so far|1 cases.*)$")
        self.assertEqual(screen(err), [""])

    def test_a_short_run_shows_nothing(self):
        self.write("one.json", line("one"))
        self.assertEqual(run_on(self.folder, ("check", "one.json", "--rules", "rules"), 80)[2], "")

    def test_test_shows_it(self):
        (status, out, err), drawn = self.run_long("trying", self.many_expectations, "test",
                                                  "bulk.ndjson", "--rules", "rules")
        self.assertEqual(status, 0, out[-500:])
        self.check_lines(drawn, "trying", "cases")
        self.assertEqual(screen(err), [""])

    def test_import_shows_it_between_its_warnings(self):
        (status, _, err), drawn = self.run_long("importing", self.many_records, "import",
                                                "misp", "bulk.json", "-o", "made", "--force",
                                                "--rules", "rules")
        self.assertEqual(status, 0, err)
        self.check_lines(drawn, "importing", "entries")
        *told, summary, end = screen(err)
        self.assertEqual(end, "")
        self.assertRegex(summary, r"^\d+ records imported; ")
        for shown in told:
            self.assertRegex(shown, "^bulk.json: ")
            self.assertNotIn("entries", shown)

    def test_the_search_for_reasons_shows_it(self):
        def prepare(size):
            event = case("x")["events"][0]
            claims = [{"value": "RU", "basis": "state-organ", "confidence": 0.6 + i / 1000,
                       "actor": f"a{i}"} for i in range(9)]
            self.write("one.json", line("one", events=[
                {**event, "id": f"e{i}", "by": claims} for i in range(min(size // 100, 38))]))

        (status, out, err), drawn = self.run_long(
            "searching", prepare, "explain", "one.json", "--rules", "rules", "--finding",
            self.finding(prepare), "--why-not", "compliant")
        self.assertEqual(status, 0, err)
        self.assertIn("why not", out)
        self.check_lines(drawn, "searching for reasons", "tries")
        self.assertEqual(screen(err), [""])

    def finding(self, prepare):
        prepare(100)
        return self.report("one.json")["cases"][0]["findings"][0]["id"]


if __name__ == "__main__":
    main()
