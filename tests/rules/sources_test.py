#!/usr/bin/env python3
"""Every line number of every SOURCES.md points at the item that it names.

A row of the table under `## Articles` names an item and the line of the .treaty file beside it on
which that item begins."""
import pathlib
import re
import sys
import unittest

ROOT = pathlib.Path(sys.argv.pop(1)).resolve()


def rows(text):
    """The rows of the table under `## Articles`, each as a dictionary by column."""
    part = re.split(r"^## Articles\s*$", text, flags=re.M)[1]
    part = re.split(r"^## ", part, flags=re.M)[0]
    lines = [line for line in part.splitlines() if line.startswith("|")]
    head = [cell.strip() for cell in lines[0].strip("|").split("|")]
    for line in lines[2:]:
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        yield dict(zip(head, cells))


class Sources(unittest.TestCase):
    def test_lines_point_at_their_items(self):
        checked = 0
        for sources in sorted(ROOT.glob("rules/treaties/*/SOURCES.md")):
            treaty = sources.parent / f"{sources.parent.name}.treaty"
            lines = treaty.read_text(encoding="utf-8").splitlines()
            for row in rows(sources.read_text(encoding="utf-8")):
                if not row["line"].isdigit():
                    continue
                item = row["item"].strip("`")
                with self.subTest(treaty=treaty.name, item=item, line=row["line"]):
                    number = int(row["line"])
                    self.assertLessEqual(number, len(lines))
                    self.assertTrue(lines[number - 1].strip().startswith(item),
                                    lines[number - 1])
                checked += 1
        self.assertGreater(checked, 60)


if __name__ == "__main__":
    unittest.main()
