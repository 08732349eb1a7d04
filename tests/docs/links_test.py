#!/usr/bin/env python3
"""Every link of the README, of docs/ and of the pages beside rules and cases leads somewhere."""

import os
import re
import sys
import unittest

ROOT = sys.argv.pop(1) if len(sys.argv) > 1 else "."
del sys.argv[1:2]  # the program, which this test does not need

LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)|<img[^>]+src=\"([^\"]+)\"")
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


def pages():
    yield "README.md"
    for top in ("docs", "rules", "cases"):
        for folder, _, names in os.walk(os.path.join(ROOT, top)):
            for name in sorted(names):
                if name.endswith(".md"):
                    yield os.path.relpath(os.path.join(folder, name), ROOT)


def exists(page):
    return os.path.exists(os.path.join(ROOT, page))


def text_of(page):
    with open(os.path.join(ROOT, page), encoding="utf-8") as file:
        return FENCE.sub("", file.read())


def anchor(heading):
    """The anchor that GitHub and GitLab give a heading."""
    plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).replace("`", "")
    plain = re.sub(r"[^\w\- ]", "", plain.strip().lower())
    return plain.replace(" ", "-")


def anchors_of(page):
    return {anchor(line.lstrip("#")) for line in text_of(page).splitlines()
            if re.match(r"#{1,6} ", line)}


def broken_links(page):
    for found in LINK.finditer(text_of(page)):
        target = found.group(1) or found.group(2)
        if re.match(r"[a-z]+:", target):
            continue
        path, _, part = target.partition("#")
        place = os.path.normpath(os.path.join(os.path.dirname(page), path)) if path else page
        if not exists(place):
            yield f"{page}: {target}: there is no {place}"
        elif part and place.endswith(".md") and part not in anchors_of(place):
            yield f"{page}: {target}: {place} has no heading for #{part}"


class Links(unittest.TestCase):
    def test_links_lead_somewhere(self):
        found = [problem for page in pages() for problem in broken_links(page)]
        self.assertEqual(found, [])

    def test_there_are_pages_with_links(self):
        self.assertGreater(sum(len(LINK.findall(text_of(page))) for page in pages()), 20)

    def test_every_page_of_docs_can_be_reached_from_the_readme(self):
        seen, waiting = set(), ["README.md"]
        while waiting:
            page = waiting.pop()
            if page in seen or not page.endswith(".md") or not exists(page):
                continue
            seen.add(page)
            for found in LINK.finditer(text_of(page)):
                target = (found.group(1) or found.group(2)).partition("#")[0]
                if target and not re.match(r"[a-z]+:", target):
                    waiting.append(os.path.normpath(os.path.join(os.path.dirname(page), target)))
        lost = [page for page in pages() if page.startswith("docs/") and page not in seen]
        self.assertEqual(lost, [])


if __name__ == "__main__":
    unittest.main()
