#!/usr/bin/env python3
"""What `casus check --format html` writes can be read by everybody, and asks nobody for anything.

The tutorial, the scenarios and the real cases are judged. Of each page: elements close in order,
ids are its own, links within it lead somewhere, headings skip no level, header cells say what they
head, drawings have a name, what scrolls has one and takes the keyboard's focus, nothing is fetched
or run, and colours stand out from their grounds as WCAG 2.1 asks (1.4.3).

    html_test.py PROGRAM ROOT
"""

import html.parser
import os
import re
import subprocess
import sys

PROGRAM, ROOT = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
FOLDERS = [name for name in ("cases/tutorial", "cases/scenarios/instruments", "cases/real")
           if os.path.isdir(os.path.join(ROOT, name))]
VOID = {"meta", "br", "hr", "img", "input", "link"}
FETCHING = {"script", "iframe", "object", "embed", "img", "link", "form", "video", "audio", "base"}
CONTRAST_LEAST = 4.5


class Page(html.parser.HTMLParser):
    """Collects what is wrong with a page while it is read."""

    def __init__(self, text):
        super().__init__()
        self.faults, self.open, self.ids = [], [], set()
        self.targets, self.names, self.levels, self.style = [], [], [], ""
        self.feed(text)
        self.close()
        self.faults += [f"<{tag}> is never closed" for tag in self.open]
        self.faults += [f"nothing has the id {name}" for name in self.targets + self.names
                        if name not in self.ids]
        for above, below in zip(self.levels, self.levels[1:]):
            if below > above + 1:
                self.faults.append(f"h{below} follows h{above}")
        if self.levels[:1] != [1] or self.levels.count(1) != 1:
            self.faults.append("not one h1, at the head of all headings")
        self.faults += contrast_faults(self.style)

    def handle_starttag(self, tag, attrs):
        held = dict(attrs)
        if tag not in VOID:
            self.open.append(tag)
        self.check_names(tag, held)
        if tag in FETCHING or any(key in held for key in ("src", "srcset", "style")):
            self.faults.append(f"{self.get_starttag_text()} fetches, runs or is styled by itself")
        if any(key.startswith("on") for key in held):
            self.faults.append(f"{self.get_starttag_text()} runs something")
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))

    def check_names(self, tag, held):
        if "id" in held:
            if held["id"] in self.ids:
                self.faults.append(f"two elements have the id {held['id']}")
            self.ids.add(held["id"])
        if tag == "a" and held.get("href", "").startswith("#"):
            self.targets.append(held["href"][1:])
        self.names += held.get("aria-labelledby", "").split()
        self.names += held.get("aria-describedby", "").split()
        if tag == "html" and not held.get("lang"):
            self.faults.append("the page names no language")
        if tag == "th" and held.get("scope") not in ("row", "col"):
            self.faults.append(f"{self.get_starttag_text()} does not say what it heads")
        named = held.get("aria-label") or held.get("aria-labelledby")
        if tag == "svg" and not (held.get("role") == "img" and named):
            self.faults.append(f"{self.get_starttag_text()[:80]} has no name")
        if held.get("class") == "scroll" and not (held.get("tabindex") == "0" and named):
            self.faults.append(f"{self.get_starttag_text()} scrolls, and not by the keyboard")

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open[-1] != tag:
            self.faults.append(f"</{tag}> closes {self.open[-1:] or 'nothing'}")
        else:
            self.open.pop()

    def handle_data(self, data):
        if self.open[-1:] == ["style"]:
            self.style += data


def luminance(colour):
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[at:at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
              for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(ink, ground):
    light, dark = sorted((luminance(ink), luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def contrast_faults(style):
    variables = dict(re.findall(r"(--[a-z]+): (#[0-9a-f]+)", style))
    style = re.sub(r"var\((--[a-z]+)\)", lambda name: variables.get(name[1], name[0]), style)
    pairs = 0
    for selector, body in re.findall(r"([^{}]+)\{([^{}]*)\}", style):
        ink = re.search(r"(?:^|[; ])color: (#[0-9a-f]+)", body)
        ground = re.search(r"background: (#[0-9a-f]+)", body)
        if not ink:
            continue
        pairs += 1
        own = ground[1] if ground else "#000" if selector.strip().startswith(".marking") else "#fff"
        if contrast(ink[1], own) < CONTRAST_LEAST:
            yield f"{selector.strip()}: {ink[1]} on {own} is too faint"
    if pairs < 5:
        yield "the style sheet was not understood"


def report(folder):
    done = subprocess.run([PROGRAM, "check", "--format", "html", folder], cwd=ROOT, check=False,
                          capture_output=True, stdin=subprocess.DEVNULL)
    if done.returncode not in (0, 2):
        sys.exit(f"casus check {folder}: exit {done.returncode}\n{done.stderr.decode()}")
    return done.stdout.decode()


def main():
    problems = []
    for folder in FOLDERS:
        text = report(folder)
        problems += [f"{folder}: {fault}" for fault in Page(text).faults]
        # A page that is spoilt has to be found out, or nothing here means anything.
        for old, new in (("</h2>", "</h3>"), (" scope=\"col\"", ""), (" lang=\"en\"", ""),
                         ("--faint: #50565f", "--faint: #a0a6af"), ("<h2 ", "<h4 ")):
            if not Page(text.replace(old, new)).faults:
                problems.append(f"{folder}: {new!r} for {old!r} is not noticed")
    print("\n".join(problems[:20]))
    print(f"{len(FOLDERS)} pages, {len(problems)} problems")
    return 1 if problems or not FOLDERS else 0


if __name__ == "__main__":
    sys.exit(main())
