#!/usr/bin/env python3
"""What `casus export stix` writes is STIX 2.1, and comes back as it was.

Every case under cases/ is exported, alone and all together. Each reference that leads to an object
of ours leads to one that is there; no two objects have one id. With CASUS_TEST_DATA each object
validates against the schema of its type.

    stix_schema_test.py PROGRAM ROOT
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

PROGRAM, ROOT = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2]).resolve()
DATA = os.environ.get("CASUS_TEST_DATA")


def casus(*words):
    done = subprocess.run([PROGRAM, *map(str, words)], cwd=ROOT, capture_output=True, check=False,
                          stdin=subprocess.DEVNULL)
    if done.returncode != 0:
        sys.exit(f"casus {words}: exit {done.returncode}\n{done.stderr.decode()}")
    return done.stdout


def validators():
    """A validator for each type of object; none without the schemas."""
    folder = DATA and pathlib.Path(DATA) / "stix2.1" / "schemas"
    if not folder or not folder.is_dir():
        print("without the schemas of STIX: only ids and references are looked at")
        return {}
    schemas, types = {}, {}
    for path in folder.rglob("*.json"):
        schema = json.loads(path.read_text(encoding="utf-8"))
        schemas[schema["$id"]] = schema
        types[schema["$id"]] = path.stem
    return {types[name]: validator(schema, schemas) for name, schema in schemas.items()}


def validator(schema, schemas):
    import jsonschema  # pylint: disable=import-outside-toplevel
    made, known = jsonschema.Draft202012Validator, jsonschema.FormatChecker()
    try:
        import referencing  # pylint: disable=import-outside-toplevel
    except ImportError:  # before jsonschema 4.18
        resolver = jsonschema.RefResolver(schema["$id"], schema, store=schemas)
        return made(schema, resolver=resolver, format_checker=known)
    resources = [(name, referencing.Resource.from_contents(one)) for name, one in schemas.items()]
    return made(schema, registry=referencing.Registry().with_resources(resources),
                format_checker=known)


def references(value):
    if isinstance(value, dict):
        for key, item in value.items():
            if key.endswith(("_ref", "_refs")):
                yield from [item] if isinstance(item, str) else item
            if key != "extensions":
                yield from references(item)
    elif isinstance(value, list):
        for item in value:
            yield from references(item)


def faults(bundle, by_type):
    ids = [one["id"] for one in bundle["objects"]]
    if len(ids) != len(set(ids)):
        yield "two objects have one id"
    for one in bundle["objects"]:
        for ref in references(one):
            if ref not in ids:
                yield f"{one['id']}: {ref} leads nowhere"
        if by_type:
            for error in by_type[one["type"]].iter_errors(one):
                yield f"{one['id']}: {list(error.path)}: {error.message[:200]}"
    if by_type:
        for error in by_type["bundle"].iter_errors({**bundle, "objects": bundle["objects"][:1]}):
            yield f"bundle: {error.message[:200]}"


def main():
    by_type = validators()
    bundle = json.loads(casus("export", "stix", "cases"))
    found = list(faults(bundle, by_type))
    cases = [one for one in bundle["objects"] if one["type"] == "grouping"]
    spoilt = [{key: value for key, value in one.items() if key != "source_ref"}
              for one in bundle["objects"] if one["type"] == "relationship"]
    if by_type and any(by_type["relationship"].is_valid(one) for one in spoilt):
        found.append("the schemas accept a relationship from nowhere")
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "bundle.json"
        path.write_text(json.dumps(bundle), encoding="utf-8")
        casus("import", "stix", path, "-o", pathlib.Path(folder) / "cases")
        back = {}
        for file in (pathlib.Path(folder) / "cases").glob("*.json"):
            case = json.loads(file.read_text(encoding="utf-8"))
            back[case["id"]] = case
    written = [json.loads(path.read_text(encoding="utf-8"))
               for path in sorted((ROOT / "cases").rglob("*.json"))]
    for case in written:
        if back.pop(case["id"], None) != case:
            found.append(f"{case['id']} did not come back as it was")
    if back or len(written) != len(cases):
        found.append(f"{len(written)} cases went out, {len(cases)} are in the bundle")
    for line in found[:50]:
        print(line)
    print(f"{len(written)} cases, {len(bundle['objects'])} objects, {len(found)} faults")
    return 1 if found or not written else 0


if __name__ == "__main__":
    sys.exit(main())
