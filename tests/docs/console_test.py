#!/usr/bin/env python3
"""What the pages show as the output of a command is what the command prints.

A block that is fenced as `console` holds commands, each after `$ `, and below each what it prints
on its two streams. `./casus` stands for the program under test. A line `[exit status 1]` at the
end of an output says how the command ends; without it, it ends with 0. A line `…` stands for any
number of lines, within a line for any words. Blocks fenced `console from-nothing` are not run: they
install packages and build. The blocks of a page run one after the other in a folder of their own, a
copy of what the repository has. A block fenced `json file NAME` is that file for the commands below
it; one fenced `json excerpt NAME` shows lines of that file, with `…` for what is left out.

CASUS_UPDATE=1 writes the outputs into the pages; outputs with `…` are checked and left as they are.
"""

import difflib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT, PROGRAM = (sys.argv[1], sys.argv[2]) if len(sys.argv) > 2 else (".", "./casus")
del sys.argv[1:]

PAGES = ["README.md", "docs/bounds.md", "docs/compare.md", "docs/reports.md",
         "docs/rulebook-format.md", "docs/tutorial-analyst.md", "docs/tutorial-rule-author.md"]
SHARED = ["cases", "rules", "docs"]
BLOCK = re.compile(r"^```(\S+)([^\n]*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
UPDATE = os.environ.get("CASUS_UPDATE") == "1"


def steps_of(text):
    """The commands of a block, each with the lines below it."""
    steps = []
    for line in text.splitlines(keepends=True):
        if line.startswith("$ "):
            steps.append([line[2:].rstrip("\n"), ""])
        elif line.startswith("> ") and steps and not steps[-1][1]:
            steps[-1][0] += "\n" + line[2:].rstrip("\n")
        elif steps:
            steps[-1][1] += line
    return steps


def pattern_of(shown):
    """What is shown as a regular expression: `…` stands for anything."""
    parts = []
    for line in shown.splitlines(keepends=True):
        if line.strip() == "…":
            parts.append(r"(?:.*\n)*?")
        else:
            parts.append(".*".join(re.escape(piece) for piece in line.split("…")))
    return re.compile("".join(parts))


def difference(shown, printed):
    lines = difflib.unified_diff(shown.splitlines(), printed.splitlines(), "shown", "printed",
                                 lineterm="")
    return "\n" + "\n".join(list(lines)[:40]) + "\nCASUS_UPDATE=1 writes what is printed"


def run(command, folder):
    environment = {**os.environ, "COLUMNS": "100", "LC_ALL": "C.UTF-8", "NO_COLOR": "1"}
    environment.pop("CLICOLOR_FORCE", None)
    done = subprocess.run(["bash", "-c", command], cwd=folder, env=environment, text=True,
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, timeout=120, check=False)
    status = f"[exit status {done.returncode}]\n" if done.returncode else ""
    return done.stdout + status


class Pages(unittest.TestCase):
    def folder(self):
        """A folder with the repository's content and the program under the name people type."""
        place = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, place)
        for name in SHARED:
            shutil.copytree(os.path.join(ROOT, name), os.path.join(place, name))
        # The program looks for its rules beside itself: here they are those of the folder.
        with open(os.path.join(place, "casus"), "w", encoding="utf-8") as script:
            script.write("#!/bin/bash\nexec '%s' \"$@\"\n" % os.path.abspath(PROGRAM))
        os.chmod(os.path.join(place, "casus"), 0o755)
        return place

    def check_page(self, page):
        path = os.path.join(ROOT, page)
        with open(path, encoding="utf-8") as file:
            text = file.read()
        folder = self.folder()
        commands = 0

        def visit(found):
            nonlocal commands
            language, info, body = found.group(1), found.group(2).strip(), found.group(3)
            use, _, name = info.partition(" ")
            if use == "file":
                self.write(folder, name, body)
            if use == "excerpt":
                with self.subTest(page=page, excerpt=name):
                    self.assertExcerpt(body, name)
            if language != "console" or info:
                return found.group(0)
            shown = []
            for command, expected in steps_of(body):
                commands += 1
                printed = run(command, folder)
                with self.subTest(page=page, command=command):
                    self.compare(printed, expected)
                if "…" in expected:
                    printed = expected
                lines = command.splitlines()
                shown.append("\n".join(["$ " + lines[0]] + ["> " + line for line in lines[1:]])
                             + "\n" + printed)
            return f"```console\n{''.join(shown)}```"

        updated = BLOCK.sub(visit, text)
        if UPDATE and updated != text:
            with open(path, "w", encoding="utf-8") as file:
                file.write(updated)
        return commands

    def compare(self, printed, expected):
        if "…" in expected:
            if not pattern_of(expected).fullmatch(printed):
                self.fail(difference(expected, printed))
        elif not UPDATE and printed != expected:
            self.fail(difference(expected, printed))

    def assertExcerpt(self, shown, name):
        """The lines stand in the file as they are shown, whatever the file's indentation."""
        with open(os.path.join(ROOT, name), encoding="utf-8") as file:
            lines = [line.strip() for line in file]
        text = "\n" + "\n".join(lines) + "\n"
        place = 0
        for part in re.split(r"^\s*…\s*\n", shown, flags=re.MULTILINE):
            wanted = "".join("\n" + line.strip() for line in part.splitlines())
            place = text.find(wanted + "\n" if wanted else "", place)
            self.assertGreaterEqual(place, 0, f"{name} does not have:{wanted}")

    def write(self, folder, name, body):
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(body)

    def test_pages(self):
        self.assertTrue(os.access(PROGRAM, os.X_OK), f"{PROGRAM} is not built")
        for page in PAGES:
            self.assertGreater(self.check_page(page), 0, page)

    def test_a_wrong_output_is_noticed(self):
        self.assertEqual(steps_of("$ a\nb\n$ c\n"), [["a", "b\n"], ["c", ""]])
        self.assertTrue(pattern_of("a\n…\nd …\n").fullmatch("a\nb\nc\nd e\n"))
        self.assertFalse(pattern_of("a\n…\nd\n").fullmatch("a\nb\n"))
        self.assertEqual(run("echo x; exit 3", "."), "x\n[exit status 3]\n")


if __name__ == "__main__":
    unittest.main()
