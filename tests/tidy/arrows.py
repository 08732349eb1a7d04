"""Who may include whom: the arrows of docs/ARCHITECTURE.md as a table.

A value is a folder or a single header. What a folder may include through another folder it may also
include itself; a header named here opens nothing beyond itself.
"""

import re

# The door headers of the language are named after what they do, not after a folder.
PARSE, COMPILE, FORMAT = "dsl/parse.hpp", "dsl/compile.hpp", "dsl/format.hpp"

ARROWS = {
    PARSE: ["dsl/syntax"],
    COMPILE: ["dsl/model"],
    FORMAT: ["dsl/syntax"],
    "dsl/text": [],
    "dsl/syntax": ["dsl/text"],
    "dsl/grammar": ["dsl/syntax", PARSE],
    "dsl/format": ["dsl/syntax", FORMAT],
    "dsl/model": ["dsl/text"],
    "dsl/check": ["dsl/syntax", "dsl/model", PARSE, COMPILE],
    "dsl/author": ["dsl/syntax", "dsl/model", PARSE, COMPILE, FORMAT],
    "dsl/lsp": ["dsl/syntax", "dsl/model", PARSE, COMPILE, FORMAT],
    "engine/record": ["dsl/model", COMPILE],
    "engine/join": ["engine/record"],
    "engine/export": ["engine/record"],
    # An importer reads what an exporter names.
    "engine/import": ["engine/record", "engine/export/stix_names.hpp"],
    # A rulebook as JSON is hostile text like a case, and is read by the same means.
    "engine/exchange": ["engine/record"],
    # The heart takes cases as values; it knows neither how they are read nor from where.
    "engine/judge": ["dsl/model", "engine/record/case.hpp"],
    "engine/explain": ["engine/judge", "engine/record"],
    # A comparison of two instruments is made in dsl/author; it is printed like every report.
    "engine/report": ["engine/judge", "engine/explain", "dsl/author/compare.hpp"],
    "engine/scenario": ["engine/judge", "engine/record"],
    "engine/store": ["engine/report", "engine/import", "engine/scenario"],
    "engine/stream": ["engine/store"],
    "engine/serve": ["engine/stream"],
    "engine/cli": ["engine/serve", "engine/import", "engine/report", "engine/scenario",
                   "engine/exchange", "engine/export", "engine/join"],
}

# One door for each third party. Tests may use them all but Spirit, which is slow to compile.
DOORS = [
    (r"boost/", ["dsl/grammar"]),
    (r"nlohmann/",
     ["engine/record", "engine/import", "engine/exchange", "engine/report", "engine/serve",
      "dsl/lsp", "tests"]),
    (r"CLI/", ["engine/cli", "tests"]),
    (r"spdlog/", ["engine/cli", "tests"]),
    (r"openssl/", ["dsl/text"]),  # SHA-256 of a source
    (r"sqlite3", ["engine/store", "tests"]),
    (r"httplib", ["engine/serve", "tests"]),
    (r"catch2/", ["tests"]),
]

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^">]+)[">]')


def reachable(folder):
    """Everything that `folder` may include: itself, and its arrows followed to the end."""
    seen, waiting = set(), [folder]
    while waiting:
        place = waiting.pop()
        if place not in seen:
            seen.add(place)
            waiting += ARROWS.get(place, [])
    return seen


def home(path):
    """The folder of the table that a file of dsl/ or engine/ belongs to, or its own name."""
    parts = path.split("/")
    return path if len(parts) < 3 else "/".join(parts[:2])


def check_include(path, line):
    """What is wrong with the include on this line of this file, or None."""
    found = INCLUDE.match(line)
    if not found:
        return None
    quote, target = found.groups()
    if quote == "<" or not target.startswith(("dsl/", "engine/", "tests/")):
        return check_door(path, target)
    if path.startswith("tests/"):
        return None
    if home(path) not in ARROWS:
        return f"{home(path)} has no arrows: add it to tests/tidy/arrows.py"
    allowed = reachable(home(path))
    if target in allowed or (home(target) in allowed and home(target) != target):
        return None
    return f"{home(path)} must not include {target} (docs/ARCHITECTURE.md, arrows)"


def check_door(path, target):
    for pattern, folders in DOORS:
        if re.match(pattern, target) and not path.startswith(tuple(f + "/" for f in folders)):
            return f"only {', '.join(folders)} may include <{target}>"
    return None


def check_links(path, text):
    """What is wrong with the libraries that a folder's CMakeLists.txt links."""
    folder = path.rpartition("/")[0]
    if folder not in ARROWS:
        return
    targets = {place.replace("dsl/", "casus_").replace("engine/", "casus_"): place
               for place in ARROWS if not place.endswith(".hpp")}
    # A header that a folder may include is defined in the library of its folder.
    allowed = {home(place) for place in reachable(folder)}
    if COMPILE in allowed:
        allowed.add("dsl/check")
    if PARSE in allowed:
        allowed.add("dsl/grammar")
    if FORMAT in allowed:
        allowed.add("dsl/format")
    for number, line in enumerate(text.splitlines(), 1):
        for word in re.findall(r"\bcasus_\w+", line.partition("#")[0]):
            if word in targets and targets[word] not in allowed:
                yield number, f"{folder} must not link {word} (docs/ARCHITECTURE.md, arrows)"
