#!/usr/bin/env python3
"""What `casus check --format sarif` writes is SARIF 2.1.0, and its places are true.

The tutorial and the real cases are judged. With CASUS_TEST_DATA every log validates against the
schema of the standard. Without it, too: each result names a rule of the run, its region in the case
holds the event that it names, its region in the rules holds the commitment, and no two results of a
run share a fingerprint.

    sarif_test.py PROGRAM ROOT
"""

import json
import os
import subprocess
import sys

PROGRAM, ROOT = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
FOLDERS = [name for name in ("cases/tutorial", "cases/real")
           if os.path.isdir(os.path.join(ROOT, name))]


def check(*words):
    done = subprocess.run([PROGRAM, "check", "--format", "sarif", *words], cwd=ROOT,
                          capture_output=True, check=False, stdin=subprocess.DEVNULL)
    if done.returncode not in (0, 2):
        sys.exit(f"casus check {' '.join(words)}: exit {done.returncode}\n{done.stderr.decode()}")
    return json.loads(done.stdout)


def text_at(location):
    """The text of a region; columns count code points, as `columnKind` says."""
    place = location["physicalLocation"]
    with open(os.path.join(ROOT, place["artifactLocation"]["uri"].replace("file://", "")),
              encoding="utf-8") as file:
        lines = file.read().split("\n")
    region = place["region"]
    first = region["startLine"]
    last = region.get("endLine", first)
    part = lines[first - 1:last]
    part[-1] = part[-1][:region.get("endColumn", len(part[-1]) + 1) - 1]
    part[0] = part[0][region["startColumn"] - 1:]
    return "\n".join(part)


def faults_of(run):
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    if len(set(rules)) != len(rules):
        yield "two rules have one id"
    seen = set()
    for result in run["results"]:
        name = result["partialFingerprints"]["casusFinding/v1"]
        if name in seen:
            yield f"{name}: the fingerprint is not its own"
        seen.add(name)
        if result["ruleId"] not in rules:
            yield f"{name}: {result['ruleId']} is no rule of the run"
        if result["kind"] != "fail" and result["level"] != "none":
            yield f"{name}: only what fails has a level"
        logical = result["locations"][0]["logicalLocations"][0]
        shown = json.loads(text_at(result["locations"][0]))
        if shown.get("id") != logical["name"]:
            yield f"{name}: the region in the case is not {logical['name']}"
        commitment = result["ruleId"].split("/")[1]
        if not text_at(result["relatedLocations"][0]).startswith(commitment):
            yield f"{name}: the region in the rules does not begin with {commitment}"


def schema():
    data = os.environ.get("CASUS_TEST_DATA")
    if not data:
        print("\nskipped: SARIF against its JSON Schema: CASUS_TEST_DATA is not set")
        return None
    try:
        import jsonschema  # pylint: disable=import-outside-toplevel
    except ImportError:
        print("\nskipped: SARIF against its JSON Schema: python3-jsonschema is not installed")
        if os.environ.get("CI") == "true":
            sys.exit(1)
        return None
    with open(os.path.join(data, "sarif/sarif-schema-2.1.0.json"), encoding="utf-8") as file:
        return jsonschema.Draft7Validator(json.load(file))


def main():
    validator = schema()
    logs = [check(*words) for folder in FOLDERS for words in ([folder], [folder, "--all"])]
    logs.append(check("no-such-file.json"))
    problems, results = [], 0
    for log in logs:
        if validator:
            problems += [f"/{'/'.join(map(str, fault.absolute_path))}: {fault.message[:200]}"
                         for fault in validator.iter_errors(log)]
        problems += faults_of(log["runs"][0])
        results += len(log["runs"][0]["results"])
    if logs[-1]["runs"][0]["invocations"][0]["executionSuccessful"]:
        problems.append("a case that cannot be read leaves the run successful")
    if validator:
        spoilt = dict(logs[0], version="2.0.0")
        if validator.is_valid(spoilt):
            problems.append("the schema accepts what is wrong")
    print("\n".join(problems[:20]))
    print(f"{results} results of {len(logs)} logs, {len(problems)} problems")
    return 1 if problems or not results else 0


if __name__ == "__main__":
    sys.exit(main())
