#!/usr/bin/env python3
"""`many_files_test.py PROGRAM [--files N]`: memory hardly grows with the number of cases.

By default 4,000 files and 12,000 are compared, and a stream of as many lines; the reports on all of
them are longer than what is kept in memory. With --files it makes
so many files, and prints time and memory.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time

from program import PROGRAM, RULES, line

FEW, MANY = 4000, 12000
HELD_MAX = 800  # bytes for each case; its report has 1,200 to 3,000


def measured(*words, lines=0):
    """Seconds, peak of memory in KiB, and lines of the output of a run."""
    start = time.monotonic()
    with tempfile.TemporaryFile() as out:
        program = subprocess.Popen([PROGRAM, *words], stdin=subprocess.PIPE, stdout=out)
        for number in range(lines):
            program.stdin.write(line(f"line-{number}").encode())
        program.stdin.close()
        _, status, usage = os.wait4(program.pid, 0)
        if status != 0:
            sys.exit(f"casus {' '.join(words)}: exit status {os.waitstatus_to_exitcode(status)}")
        out.seek(0)
        count = sum(1 for _ in out)
    return time.monotonic() - start, usage.ru_maxrss, count


def fill(folder, first, last):
    for number in range(first, last):
        inner = os.path.join(folder, f"{number // 1000:04}")
        os.makedirs(inner, exist_ok=True)
        with open(os.path.join(inner, f"{number}.json"), "w", encoding="utf-8") as file:
            file.write(line(f"case-{number}"))


def compare(folder, rest):
    """Of each further case, its id and path are held, but neither it nor its part of the report."""
    memory = {}
    for count, made in ((FEW, 0), (MANY, FEW)):
        fill(folder, made, count)
        for form in ("ndjson", "json", "text"):
            _, memory["files", form, count], lines = measured("check", folder, "--format", form,
                                                              *rest)
            if form == "ndjson" and lines != count + 1:
                sys.exit(f"{lines} lines instead of {count + 1}")
        _, memory["lines", "ndjson", count], _ = measured("check", "-", "--format", "ndjson", *rest,
                                                          lines=count)
    failed = False
    for (source, form, count), peak in sorted(memory.items()):
        print(f"{source} {form} {count}: {peak} KiB")
        more = (peak - memory[source, form, FEW]) * 1024 / (MANY - FEW)
        failed = failed or more > HELD_MAX
    return 1 if failed else 0


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("program")
    arguments.add_argument("--files", type=int)
    files = arguments.parse_args().files
    folder = tempfile.mkdtemp(prefix="casus-many-")
    rest = ("--rules", RULES)
    try:
        if not files:
            return compare(folder, rest)
        fill(folder, 0, files)
        for form in ("ndjson", "json", "text"):
            seconds, peak, lines = measured("check", folder, "--format", form, *rest)
            print(f"{files} files, {form}: {seconds:.1f} s, {peak / 1024:.0f} MiB, {lines} lines")
        seconds, peak, lines = measured("check", "-", "--format", "ndjson", *rest, lines=files)
        print(f"{files} lines, ndjson: {seconds:.1f} s, {peak / 1024:.0f} MiB, {lines} lines")
        return 0
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    sys.exit(main())
