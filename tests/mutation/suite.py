"""The tests that a mutant meets, the cheapest and most telling first."""

import dataclasses
import json
import os
import re
import resource
import shlex
import signal
import subprocess
import time
import xml.etree.ElementTree

import schemata

# By name in CTest, with the kind of test that each is. What is labelled `reference` comes last.
PROGRAM = "casus "
ORDER = [
    ("unit_judge", "unit test"), ("unit_check", "unit test"),
    ("golden_check", "golden test"), ("diagnostics_page", "golden test"),
    ("casus test tests/clauses rules/states.treaty rules/vocabulary", "small treaty"),
    ("casus test cases/scenarios/semantics", "scenario"),
    ("casus test cases/tutorial cases/scenarios", "scenario"),
    ("casus test rules", "example in a clause"), ("casus test cases/real", "scenario"),
    ("docs_language", "language page"), ("unit_check_rules", "unit test"),
    ("unit_explain", "unit test"), ("unit_report", "unit test"), ("unit_scenario", "unit test"),
    ("golden_cli", "golden test"), ("docs_console", "tutorials"), ("property", "property"),
    ("property_reasons", "property"),
]
MEMORY_BYTES_MAX = 6 << 30
CATCH = ["--abort", "-r", "junit"]


@dataclasses.dataclass
class Test:
    name: str
    kind: str
    command: list
    folder: str
    program: str = ""  # what a script in its place runs, for a test that hands on no environment
    seconds_max: float = 600

    def run(self, mutant=""):
        """(None, seconds) where it passes, else (the first that failed, seconds)."""
        environment = {**os.environ, "LC_ALL": "C.UTF-8", schemata.VARIABLE: mutant}
        command = self.command
        if self.program:
            script = script_for(self.program, mutant)
            command = [script if word == self.program else word for word in command]
        start = time.monotonic()
        # A session of its own, so that what a test starts ends with it.
        process = subprocess.Popen(
            command, cwd=self.folder, env=environment, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS,
                                                  (MEMORY_BYTES_MAX, MEMORY_BYTES_MAX)))
        try:
            output, _ = process.communicate(timeout=self.seconds_max)
            failed = process.returncode != 0
            what = self.first_failure(output.decode(errors="replace")) if failed else None
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
            what = "hangs"
        return what, time.monotonic() - start

    def first_failure(self, output):
        """The name of the first test that failed, from what the program printed."""
        if "<testsuites" in output:
            name = first_of_junit(output)
            if name:
                return name
        for pattern in (r"^FAILED (.*)$", r"^(?:FAIL|ERROR): (.*)$", r"^(.*error.*)$"):
            found = re.search(pattern, output, re.MULTILINE)
            if found:
                return found.group(1).strip()[:120]
        lines = [line for line in output.splitlines() if line.strip()]
        return lines[-1].strip()[:120] if lines else "crashes"


def script_for(program, mutant):
    """A script beside the program that chooses the mutant itself."""
    path = f"{program}_with_{mutant or 'none'}"
    with open(path, "w", encoding="utf-8") as file:
        file.write(f"#!/bin/sh\n{schemata.VARIABLE}={shlex.quote(mutant)} "
                   f"exec {shlex.quote(program)} \"$@\"\n")
    os.chmod(path, 0o755)
    return path


def first_of_junit(output):
    begin = output.index("<testsuites")
    try:
        tree = xml.etree.ElementTree.fromstring(output[begin:])
    except xml.etree.ElementTree.ParseError:
        return "crashes"
    for case in tree.iter("testcase"):
        for what in case.findall("failure") + case.findall("error"):
            golden = re.search(r'"([\w.-]+\.treaty)"', what.text or "")
            return golden.group(1) if golden else case.get("name", "").partition("/")[0][:120]
    return None


def registered(build):
    """The tests that CTest knows, by name."""
    done = subprocess.run(["ctest", "--show-only=json-v1"], cwd=build, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, check=True)
    return {row["name"]: row for row in json.loads(done.stdout)["tests"] if "command" in row}


def labels_of(row):
    for one in row.get("properties", []):
        if one["name"] == "LABELS":
            return one["value"]
    return []


def tests(source, build):
    """Every test in order."""
    program = os.path.join(build, "engine", "cli", "casus")
    result = [Test("casus test", "scenario", [program, "test", "cases", "rules"], source)]
    known = registered(build)
    chosen = [(name, kind) for name, kind in ORDER if name in known or name.startswith(PROGRAM)]
    chosen += [(name, "reference") for name, row in known.items() if "reference" in labels_of(row)]
    result = []
    for name, kind in chosen:
        if name.startswith(PROGRAM):
            words = name.split()[1:]
            result.append(Test(name, kind, [program, *words, "--jobs", "1"], source))
            continue
        command = known[name]["command"]
        inside = command[0].startswith(build + os.sep) and command[0] != program
        result.append(Test(name, kind, command + (CATCH if inside else []), source,
                           "" if inside else program))
    return result


def targets(names=ORDER):
    """What has to be built: the programs among them are named like their tests."""
    scripts = ("golden_cli", "docs_console")
    return ["casus"] + [name for name, _ in names
                        if name not in scripts and not name.startswith(PROGRAM)]
