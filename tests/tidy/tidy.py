#!/usr/bin/env python3
"""Style as a test: `tidy.py [ROOT]` prints one line for each offence and exits 1 if there is any.

What it checks is the table CHECKS at the end; what must hold for includes is in arrows.py.
"""

import os
import re
import subprocess
import sys

import arrows
import source

FILE_LINES, FUNCTION_LINES, COLUMNS = 400, 70, 100  # the first two must stay below, the last within
CODE = (".cpp", ".hpp", ".def")
SCRIPTS = (".py", ".bash", ".sh", ".cmake")
TEXT = CODE + SCRIPTS + (".txt", ".md", ".treaty", ".json", ".ndjson", ".yaml", ".yml")
ENTRIES = ("casus", "run-tests", ".ci/run")

# Spelled in pieces, so that this file may be checked like the others.
UNFINISHED = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b")
MACHINE_PATH = re.compile(r"(?<![\w.}*-])/(work|tmp|home|root|farm|Users)/")


class Tree:
    """The files of the project: text files only, read once, named from the root."""

    def __init__(self, root):
        self.root = root
        self.files = {}
        for folder, folders, names in os.walk(root):
            inside = os.path.relpath(folder, root)
            folders[:] = sorted(f for f in folders
                                if f not in (".git", "__pycache__", "node_modules")
                                and not (inside == "." and f == "build"))
            for name in sorted(names):
                path = os.path.normpath(os.path.join(inside, name))
                if path.endswith(TEXT) or path in ENTRIES:
                    with open(os.path.join(folder, name), encoding="utf-8",
                              errors="replace") as file:
                        self.files[path] = file.read()

    def having(self, *endings, under=()):
        """The (path, text) of files with one of the endings, in one of the top-level folders."""
        return [(path, text) for path, text in self.files.items()
                if path.endswith(endings) and (not under or path.split("/")[0] in under)]


def check_includes(tree):
    for path, text in tree.having(*CODE, under=("dsl", "engine", "tests")):
        for number, line in enumerate(text.splitlines(), 1):
            wrong = arrows.check_include(path, line)
            if wrong:
                yield f"{path}:{number}: {wrong}"


def check_links(tree):
    for path, text in tree.having("CMakeLists.txt", under=("dsl", "engine")):
        for number, wrong in arrows.check_links(path, text):
            yield f"{path}:{number}: {wrong}"


def check_file_size(tree):
    for path, text in tree.having(*CODE, *SCRIPTS):
        count = len(text.splitlines())
        if count >= FILE_LINES:
            yield f"{path}: {count} lines; a file stays under {FILE_LINES}"


def check_function_size(tree):
    for path, text in tree.having(".cpp", ".hpp"):
        for first, last, words in source.functions(text):
            if last - first + 1 >= FUNCTION_LINES:
                yield (f"{path}:{first}: `{words}` has {last - first + 1} lines; "
                       f"a function stays under {FUNCTION_LINES}")


def check_columns(tree):
    for path, text in tree.having(*CODE, *SCRIPTS, "CMakeLists.txt", *ENTRIES):
        for number, line in enumerate(text.splitlines(), 1):
            if len(line) > COLUMNS:
                yield f"{path}:{number}: {len(line)} columns; a line has at most {COLUMNS}"
            if "\t" in line or line != line.rstrip():
                yield f"{path}:{number}: a tab or a blank at the end of the line"


def check_listed(tree):
    """A source that no CMakeLists.txt lists is dead; a list that is not reached is as well."""
    lists = dict(tree.having("CMakeLists.txt"))
    for path, _ in tree.having(".cpp", under=("dsl", "engine", "tests")):
        if not any(is_listed(path, place, text) for place, text in lists.items()):
            yield f"{path}: no CMakeLists.txt above it lists it"
    for path in lists:
        folder = path.rpartition("/")[0]
        if folder and not any(is_listed(folder, place, text) for place, text in lists.items()):
            yield f"{path}: no CMakeLists.txt above it adds its folder"


def is_listed(path, place, text):
    above = place.rpartition("/")[0]
    if above and not path.startswith(above + "/"):
        return False
    name = path[len(above) + 1:] if above else path
    return bool(re.search(rf"(?<![\w./-]){re.escape(name)}(?![\w./-])", text))


def check_words(tree):
    for path, text in tree.having(*CODE, *SCRIPTS, "CMakeLists.txt", ".treaty", *ENTRIES):
        for number, line in enumerate(text.splitlines(), 1):
            found = UNFINISHED.search(line)
            if found:
                yield f"{path}:{number}: `{found.group()}` marks something unfinished"
    for path, text in tree.files.items():
        for number, line in enumerate(text.splitlines(), 1):
            found = MACHINE_PATH.search(line)
            if found:
                yield f"{path}:{number}: `{found.group()}` names a folder of one machine"


def check_format(tree):
    names = [path for path, _ in tree.having(".cpp", ".hpp", under=("dsl", "engine", "tests"))]
    if not names:
        return
    run = subprocess.run(["clang-format", "--dry-run", "-Werror", *names], cwd=tree.root,
                         stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    offenders = re.findall(r"^(\S+?):(\d+):\d+: error: code should be clang-formatted", run.stderr,
                           re.MULTILINE)
    first = {}
    for path, number in offenders:
        first.setdefault(path, number)
    for path, number in first.items():
        yield f"{path}:{number}: not as clang-format writes it: clang-format -i {path}"
    if run.returncode and not offenders:
        yield f"clang-format failed: {run.stderr.strip()[:300]}"


CHECKS = {
    "includes": check_includes,
    "links": check_links,
    "file-size": check_file_size,
    "function-size": check_function_size,
    "columns": check_columns,
    "listed": check_listed,
    "words": check_words,
    "format": check_format,
}


def main():
    root = sys.argv[1] if len(sys.argv) > 1 else os.path.join(os.path.dirname(__file__), "../..")
    tree = Tree(os.path.abspath(root))
    count = 0
    for name, check in CHECKS.items():
        for offence in check(tree):
            print(f"{offence} [{name}]")
            count += 1
    print(f"tidy: {len(tree.files)} files, {count} offences")
    sys.exit(1 if count else 0)


if __name__ == "__main__":
    main()
