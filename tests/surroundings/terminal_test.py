#!/usr/bin/env python3
"""`terminal_test.py PROGRAM`: text reports at the width of a terminal, in colour and without."""

import os

from program import SOURCE, Surroundings, main
from terminals import SGR, run_on

CASES = os.path.join(SOURCE, "cases", "tutorial")
RULES = ("--rules", os.path.join(SOURCE, "rules"))
COMMANDS = (("check", CASES, *RULES, "--all"), ("explain", CASES, *RULES))


class Terminals(Surroundings):
    def text(self, words, columns, streams=("stdout",), environment=None):
        status, out, err = run_on(self.folder, words, columns, streams, environment)
        self.assertIn(status, (0, 1), err)
        return out

    def test_lines_fit_and_no_word_is_lost(self):
        for words in COMMANDS:
            texts = {columns: SGR.sub("", self.text(words, columns))
                     for columns in (20, 40, 80, 200)}
            for columns, text in texts.items():
                with self.subTest(command=words[0], columns=columns):
                    self.assertNotIn("\x1b", text)
                    longest = max(len(line) for line in text.splitlines())
                    self.assertLessEqual(longest, min(columns, 100))
                    # It is the terminal that bounds the lines, not a narrower idea of one.
                    self.assertGreater(longest, min(columns, 100) - 12)
                    # A word that is longer than a line is cut, so letters are compared.
                    letters = "".join(text.replace("─", "").split())
                    self.assertEqual(letters, "".join(texts[200].replace("─", "").split()))

    def test_a_pipe_has_one_width_and_no_colour(self):
        for words in COMMANDS:
            piped = self.text(words, 40, ())
            self.assertNotIn("\x1b", piped)
            self.assertEqual(max(len(line) for line in piped.splitlines()), 88)
            self.assertEqual(piped, self.run_casus(*words).stdout)

    def test_colour_follows_terminal_surroundings_and_option(self):
        words = COMMANDS[0]
        plain = self.text(words, 80, environment={"NO_COLOR": "1"})
        self.assertNotIn("\x1b", plain)
        for streams, environment, more, wanted in (
                (("stdout",), {}, (), True),
                (("stdout",), {"NO_COLOR": ""}, (), True),
                (("stdout",), {"TERM": "dumb"}, (), False),
                (("stdout",), {"CLICOLOR_FORCE": "0"}, (), False),
                (("stdout",), {"NO_COLOR": "1", "CLICOLOR_FORCE": "1"}, (), False),
                (("stdout",), {"NO_COLOR": "1"}, ("--color", "always"), True),
                (("stdout",), {}, ("--color", "never"), False),
                (("stderr",), {}, (), False),
                ((), {"CLICOLOR_FORCE": "1"}, (), True),
                ((), {}, ("--color", "always"), True)):
            with self.subTest(streams=streams, environment=environment, more=more):
                text = self.text((*words, *more), 80, streams, environment)
                self.assertEqual("\x1b[" in text, wanted)
                if "stdout" in streams:
                    self.assertEqual(SGR.sub("", text), plain)

    def test_a_file_gets_no_colour_from_a_terminal_and_errors_get_their_own(self):
        self.text((*COMMANDS[0], "-o", "report"), 40, ("stdout", "stderr"))
        self.assertNotIn("\x1b", self.read("report"))
        _, out, err = run_on(self.folder, ("check", "missing.json", *RULES), 80, ("stderr",))
        self.assertIn("\x1b[1;31merror:\x1b[0m", err)
        self.assertNotIn("\x1b", out)


if __name__ == "__main__":
    main()
