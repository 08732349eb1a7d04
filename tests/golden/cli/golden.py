#!/usr/bin/env python3
"""Runs the golden tests of the command line: one behaviour a file.

A file says in its first lines (# …) what it shows; then come the commands, the files that they
need, and what they give:

    # a breach is exit status 1 with --fail-on
    $ casus check case.json --rules rules --fail-on breach
    === file case.json
    {…}
    === exit
    1
    === stdout
    …
    === stderr
    …

The commands run in one shell, in an empty folder that holds the files and `rules/`, the small
rulebook beside this script. `casus` is the program under test. A section `file NAME base64` holds
bytes that are no text; `file NAME python` holds an expression that makes the text. What differs
from build to build is masked: digests and the version.

    golden.py PROGRAM [--update] [FILE…]
"""

import ast
import base64
import concurrent.futures
import difflib
import os
import re
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
MASKS = [(re.compile(r"sha256:[0-9a-f]{64}"), "sha256:…"),
         (re.compile(r'"version": ?"\d+\.\d+\.\d+"'), '"version": "…"')]


class Golden:
    """One file, taken apart."""

    def __init__(self, path):
        self.path = path
        self.head, self.files, self.expected = [], [], {}
        with open(path, encoding="utf-8") as file:
            lines = file.read().split("\n")
        section = self.head
        for line in lines[:-1] if lines[-1] == "" else lines:
            if line.startswith("=== "):
                section = []
                words = line[4:].split()
                if words[0] == "file":
                    self.files.append((words[1], words[2] if len(words) > 2 else "text", section))
                else:
                    self.expected[words[0]] = section
            else:
                section.append(line)

    def commands(self):
        return "\n".join(line[2:] for line in self.head if line.startswith("$ "))

    def write_files(self, folder):
        for name, form, lines in self.files:
            path = os.path.join(folder, name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            text = "\n".join(lines) + "\n"
            if form == "base64":
                data = base64.b64decode(text)
            elif form == "python":
                # Only literals, `+` and `*`: enough for what is long or deep.
                data = evaluate(ast.parse(text.strip(), mode="eval").body).encode()
            else:
                data = text.encode()
            with open(path, "wb") as file:
                file.write(data)

    def write(self, actual):
        with open(self.path, "w", encoding="utf-8") as file:
            file.write("\n".join(self.head).rstrip("\n") + "\n")
            for name, form, lines in self.files:
                file.write(f"=== file {name}{'' if form == 'text' else ' ' + form}\n")
                file.write("\n".join(lines) + "\n")
            for name in ("exit", "stdout", "stderr"):
                file.write(f"=== {name}\n")
                if actual[name]:
                    file.write("\n".join(actual[name]) + "\n")


def evaluate(node):
    if isinstance(node, ast.Constant):
        return node.value
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return evaluate(node.left) + evaluate(node.right)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult):
        return evaluate(node.left) * evaluate(node.right)
    raise ValueError("only literals, + and *")


def lines_of(data):
    text = data.decode("utf-8", errors="backslashreplace").replace("\x1b", "␛")
    for pattern, mask in MASKS:
        text = pattern.sub(mask, text)
    if text.endswith("\n"):
        text = text[:-1]
    elif text:
        text += "⏎missing"
    return text.split("\n") if text else []


def run(program, golden):
    folder = tempfile.mkdtemp(prefix="casus-golden-")
    try:
        shutil.copytree(os.path.join(HERE, "rules"), os.path.join(folder, "rules"))
        tools = os.path.join(folder, ".tools")
        os.mkdir(tools)
        os.symlink(program, os.path.join(tools, "casus"))
        golden.write_files(folder)
        environment = {"PATH": tools + ":/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": folder}
        for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS"):
            if name in os.environ:
                environment[name] = os.environ[name]
        done = subprocess.run(["/bin/sh", "-c", golden.commands()], cwd=folder, env=environment,
                              stdin=subprocess.DEVNULL, capture_output=True, timeout=300,
                              check=False)
    finally:
        subprocess.run(["chmod", "-R", "u+rwX", folder], check=False)
        shutil.rmtree(folder)
    return {"exit": [str(done.returncode)], "stdout": lines_of(done.stdout),
            "stderr": lines_of(done.stderr)}


def compare(golden, actual):
    report = []
    for name in ("exit", "stdout", "stderr"):
        expected = golden.expected.get(name, [])
        if expected != actual[name]:
            report += difflib.unified_diff(expected, actual[name], f"{name} expected",
                                           f"{name} found", lineterm="")
    return report


def main(arguments):
    update = "--update" in arguments
    words = [word for word in arguments if word != "--update"]
    program, chosen = os.path.abspath(words[0]), words[1:]
    paths = chosen or sorted(os.path.join(folder, name) for folder, _, names in os.walk(HERE)
                             for name in names if name.endswith(".golden"))
    goldens = [Golden(path) for path in paths]
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        for golden, actual in zip(goldens, pool.map(lambda one: run(program, one), goldens)):
            difference = compare(golden, actual)
            if not difference:
                continue
            if update:
                golden.write(actual)
                print("updated", os.path.relpath(golden.path, HERE))
                continue
            failed += 1
            print(f"FAILED {os.path.relpath(golden.path, HERE)}")
            print("\n".join(difference))
    print(f"{len(goldens)} golden tests, {failed} failed")
    return 1 if failed or not goldens else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
