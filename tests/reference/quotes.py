#!/usr/bin/env python3
"""Whether the sentences that the model quotes are still in the documents that it renders.

    tests/reference/quotes.py

Comments of semantics/ and language/ quote docs/semantics.md and docs/language.md; "…" leaves words
out. Exit status 1 if a quotation is in neither: whoever changes such a sentence has the predicate
below it to look at.
"""

import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
DOCS = HERE.parent.parent / "docs"


def plain(text):
    """Words only: without Markdown, links, line ends and capitals."""
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    return re.sub(r"\s+", " ", re.sub(r"[*`_|]", "", text)).lower()


def quotations(path):
    """(line, words) of each quotation in the comments of a file."""
    comments, first = [], 0
    for number, line in enumerate([*path.read_text(encoding="utf-8").splitlines(), ""], 1):
        comment = re.match(r"\s*% ?(.*)", line)
        if comment:
            first = first if comments else number
            comments.append(comment.group(1))
        elif comments:
            for words in re.findall(r'"([^"]+)"', " ".join(comments)):
                yield first, words
            comments = []


def parts(words):
    """What has to be found of a quotation, in this order."""
    for part in words.split("…"):
        part = plain(part).strip(" .,;:")
        if part:
            yield part


def main():
    texts = {name: plain((DOCS / f"{name}.md").read_text(encoding="utf-8"))
             for name in ("semantics", "language")}
    count, wrong = 0, []
    for path in sorted(HERE.glob("*/*.pl")):
        for line, words in quotations(path):
            count += 1
            pattern = ".{0,400}?".join(map(re.escape, parts(words)))
            if not any(re.search(pattern, text) for text in texts.values()):
                wrong.append(f"{path.relative_to(HERE.parent.parent)}:{line}: not in semantics.md "
                             f"nor in language.md: {words}")
    print("\n".join([*wrong, f"{count} quotations, {len(wrong)} not found"]))
    sys.exit(1 if wrong or not count else 0)


if __name__ == "__main__":
    main()
