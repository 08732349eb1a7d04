"""A rule file as a tree of words that can be made smaller piece by piece (see shrink.py)."""

import dataclasses


@dataclasses.dataclass
class Part:
    """Words, then smaller parts, then words. One that is not needed may be left out by itself."""
    before: str = ""
    parts: list = dataclasses.field(default_factory=list)
    after: str = ""
    needed: bool = False
    simpler: str | None = None

    def text(self):
        return self.before + "".join(part.text() for part in self.parts) + self.after


def words(text):
    """Words without which what is around them makes no sense."""
    return Part(f" {text}", needed=True)


def option(text, simpler=None):
    """Words that may be left out, or be said more simply."""
    return Part(f" {text}", simpler=None if simpler is None else f" {simpler}")


def line(*parts, needed=False):
    """Parts on a line of their own; text stands for words."""
    return Part("\n", [words(part) if isinstance(part, str) else part for part in parts],
                needed=needed)


def block(head, lines, needed=False):
    """A head, and lines in braces below it."""
    return Part(f"\n{head} {{", list(lines), "\n}", needed)


def layout(text):
    """The same words, indented by their braces."""
    lines, depth = [], 0
    for row in filter(None, map(str.strip, text.split("\n"))):
        depth -= row.startswith("}")
        lines.append("  " * depth + row)
        depth += row.endswith("{")
    return "\n".join(lines) + "\n"
