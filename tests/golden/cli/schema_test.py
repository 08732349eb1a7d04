#!/usr/bin/env python3
"""What the program really writes validates against docs/schema/casus-report-1.schema.json.

Judged are the tutorial, the scenarios and the real cases with the rules that come with the program,
at several standards, as JSON and as NDJSON, with errors and without. And the schema is no empty
promise: it refuses what is wrong.

    schema_test.py PROGRAM ROOT
"""

import copy
import json
import os
import subprocess
import sys

try:
    import jsonschema
except ImportError:
    print("\nskipped: reports against their JSON Schema: python3-jsonschema is not installed")
    sys.exit(1 if os.environ.get("CI") == "true" else 0)

PROGRAM, ROOT = os.path.abspath(sys.argv[1]), sys.argv[2]
FOLDERS = [os.path.join(ROOT, "cases", name) for name in ("tutorial", "scenarios", "real")]


def check(*words):
    done = subprocess.run([PROGRAM, "check", *words], capture_output=True, check=False,
                          stdin=subprocess.DEVNULL)
    if done.returncode not in (0, 2):
        sys.exit(f"casus check {' '.join(words)}: exit {done.returncode}\n{done.stderr.decode()}")
    return done.stdout.decode()


def remembering(made):
    """The validator, which looks once at what a definition has accepted: reports repeat much."""
    look, accepted = made.VALIDATORS["$ref"], set()

    def reference(validator, name, instance, schema):
        what = (name, json.dumps(instance))
        if what in accepted:
            return
        errors = list(look(validator, name, instance, schema))
        if not errors:
            accepted.add(what)
        yield from errors

    return jsonschema.validators.extend(made, {"$ref": reference})


def main():
    path = os.path.join(ROOT, "docs/schema/casus-report-1.schema.json")
    with open(path, encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft7Validator.check_schema(schema)
    validator_of = remembering(jsonschema.Draft7Validator)
    report = validator_of(schema)
    definitions = schema["definitions"]
    header, case = (
        validator_of({"$ref": f"#/definitions/{name}", "definitions": definitions})
        for name in ("header", "case"))
    problems, findings, sample = [], 0, None

    def validate(validator, instance, where):
        for error in validator.iter_errors(instance):
            problems.append(f"{where}: /{'/'.join(map(str, error.absolute_path))}: {error.message}")

    for folder in filter(os.path.isdir, FOLDERS):
        for extra in ([], ["--standard", "clear"], ["--standard", "0.3", "--all"]):
            document = json.loads(check(folder, "--format", "json", *extra))
            validate(report, document, f"{folder} {extra}")
            findings += sum(len(one["findings"]) for one in document["cases"])
            if sample is None and any(one["findings"] for one in document["cases"]):
                sample = document
        lines = check(folder, "--format", "ndjson").splitlines()
        validate(header, json.loads(lines[0]), f"{folder} header")
        for number, line in enumerate(lines[1:], 2):
            validate(case, json.loads(line), f"{folder} line {number}")
    validate(report, json.loads(check("no-such-file.json", "--format", "json")), "an error")

    if sample is None:
        problems.append("no case has a finding: nothing was tested")
    else:
        place = next(one for one in sample["cases"] if one["findings"])
        for key, value in (("verdict", "guilty"), ("pro", 1.5), ("id", "3"), ("steps", [])):
            spoilt = copy.deepcopy(sample)
            spoilt["cases"][sample["cases"].index(place)]["findings"][0][key] = value
            if report.is_valid(spoilt):
                problems.append(f"the schema accepts {key} = {value!r}")
    print("\n".join(problems[:20]))
    print(f"{findings} findings against the schema, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
