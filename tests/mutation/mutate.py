#!/usr/bin/env python3
"""Puts mistakes into the engine, one at a time, and sees whether a test notices.

    mutate.py            builds once with every mutant in it, runs the tests for each: a table
    mutate.py --only ID  only these; their results join those of the last run
    mutate.py --check    only sees that every mutant still fits the sources and the page the list
    mutate.py --page     writes the figures of the last run into docs/mutation.md

Exit status: 0 every mutant is killed or explained; 1 one survived or a check failed; 2 it could not
be tried. Results go to build/mutation/results.json.
"""

import argparse
import concurrent.futures
import json
import os
import sys

import page
import schemata
import scratch
import suite

ROOT = os.path.abspath(os.path.join(schemata.FOLDER, "..", ".."))
RESULTS = os.path.join(ROOT, "build", "mutation", "results.json")
SECONDS_LEAST = 60  # that a test may take, however quick it is without a mutant
SLOWER_MAX = 15     # times slower than without a mutant: it hangs


def load():
    if not os.path.exists(RESULTS):
        return {}
    with open(RESULTS, encoding="utf-8") as file:
        return json.load(file)


def save(results):
    with open(RESULTS, "w", encoding="utf-8") as file:
        json.dump(results, file, indent=1)
        file.write("\n")


def fail(status, *lines):
    for line in lines:
        print(f"mutate: {line}", file=sys.stderr)
    sys.exit(status)


def try_mutant(mutant, tests):
    """The first test that fails with the mutant, in words; nothing where all pass."""
    result = {"killed_by": None, "kind": None, "seconds": 0}
    for test in tests:
        what, seconds = test.run(mutant.id)
        result["seconds"] = round(result["seconds"] + seconds, 1)
        if what:
            return {**result, "killed_by": f"{test.name}: {what}", "kind": test.kind,
                    "hangs": what == "hangs"}
    return result


def without_mutant(tests):
    """Every test has to pass before a failure can mean anything; its time bounds the others'."""
    for test in tests:
        what, seconds = test.run()
        print(f"without a mutant  {test.name}  {seconds:.1f} s", flush=True)
        if what:
            fail(2, f"{test.name} fails without a mutant: {what}")
        test.seconds_max = max(SECONDS_LEAST, SLOWER_MAX * seconds)


def run(mutants, only, jobs):
    copy = scratch.Scratch(ROOT)
    copy.write(mutants)
    if not copy.compile(suite.targets()):
        fail(2, f"the build with the mutants failed: see {os.path.relpath(copy.log)}")
    tests = suite.tests(copy.source, copy.build)
    without_mutant(tests)
    results = {name: row for name, row in load().items() if name in {m.id for m in mutants}}
    chosen = [mutant for mutant in mutants if not only or mutant.id in only]
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        for mutant, row in zip(chosen, pool.map(lambda one: try_mutant(one, tests), chosen)):
            results[mutant.id] = row
            print(f"{mutant.id}  {mutant.file}  {mutant.mistake}\n    "
                  f"{row['killed_by'] or 'SURVIVED'}  ({row['seconds']} s)", flush=True)
            save(results)
    return results


def summary(mutants, results):
    """Prints what became of all; the survivors that nothing explains."""
    survivors = [mutant for mutant in mutants
                 if mutant.id in results and not results[mutant.id]["killed_by"]]
    tried = sum(mutant.id in results for mutant in mutants)
    print(f"{len(mutants)} mutants, {tried} tried, {tried - len(survivors)} killed")
    for mutant in survivors:
        print(f"survived: {mutant.id}: {mutant.survives or 'NOT EXPLAINED'}")
    for mutant in mutants:
        if mutant.survives and results.get(mutant.id, {}).get("killed_by"):
            print(f"killed, although the list explains why not: {mutant.id}")
    return [mutant for mutant in survivors if not mutant.survives]


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--only", nargs="+", metavar="ID", help="try only these mutants")
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="mutants at a time")
    parser.add_argument("--check", action="store_true", help="see that the list fits the sources")
    parser.add_argument("--page", action="store_true", help="write the figures of the last run")
    chosen = parser.parse_args()
    try:
        mutants = schemata.read_mutants()
    except schemata.BadMutant as error:
        fail(1, error)
    wrong = schemata.check(ROOT, mutants)
    if chosen.check:
        wrong += page.check(ROOT, mutants)
    if wrong:
        fail(1, *wrong)
    if chosen.check:
        print(f"{len(mutants)} mutants, each found once")
        return
    unknown = set(chosen.only or []) - {mutant.id for mutant in mutants}
    if unknown:
        fail(2, f"no such mutant: {', '.join(sorted(unknown))}")
    if chosen.page:
        page.write(ROOT, mutants, load())
        return
    os.nice(10)
    sys.exit(1 if summary(mutants, run(mutants, chosen.only, chosen.jobs)) else 0)


if __name__ == "__main__":
    main()
