#!/usr/bin/env python3
"""`casus rules list` and `casus actors` as JSON validate against their schemas in docs/schema.

The rules are those that come with the program, the actors those of its table and, where
CASUS_TEST_DATA names a folder, every name of the real MISP galaxy. A spoilt document is refused.

    listing_schema_test.py PROGRAM ROOT
"""

import copy
import json
import os
import subprocess
import sys
import unittest

try:
    import jsonschema
except ImportError:
    print("\nskipped: listings against their JSON Schemas: python3-jsonschema is not installed")
    sys.exit(1 if os.environ.get("CI") == "true" else 0)

PROGRAM, ROOT = os.path.abspath(sys.argv[1]), sys.argv[2]
del sys.argv[1:]


def written(*words, status=0):
    done = subprocess.run([PROGRAM, *words, "--format", "json"], capture_output=True, check=False,
                          stdin=subprocess.DEVNULL)
    assert done.returncode == status, (words[:3], done.returncode, done.stderr.decode()[:500])
    return json.loads(done.stdout.decode())


class Listings(unittest.TestCase):
    def check(self, name, document):
        with open(os.path.join(ROOT, "docs/schema", name), encoding="utf-8") as file:
            schema = json.load(file)
        jsonschema.Draft7Validator.check_schema(schema)
        validator = jsonschema.Draft7Validator(schema)
        for error in validator.iter_errors(document):
            self.fail(f"/{'/'.join(map(str, error.absolute_path))}: {error.message}")
        for key in schema["required"]:
            spoilt = copy.deepcopy(document)
            del spoilt[key]
            self.assertFalse(validator.is_valid(spoilt), f"accepted without {key}")

    def test_rules(self):
        document = written("rules", "list")
        self.check("casus-rules-1.schema.json", document)
        self.assertGreater(len(document["instruments"]), 3)
        for one in document["instruments"]:
            shares = one["provenance"]
            self.assertEqual(sum(row["commitments"] for row in shares), len(one["commitments"]))
            if shares:  # rounded, each by at most a half
                self.assertLessEqual(abs(sum(row["percent"] for row in shares) - 100), 2)
            for party in one["parties"]:
                for line in party["force"]:
                    states = one["force"][line]["states"]
                    self.assertTrue(not states or party["name"] in states)

    def test_mappings(self):
        document = written("rules", "list", "--mappings")
        self.check("casus-rules-1.schema.json", document)
        self.assertIn({"kind": "wiper", "group": "conduct", "vocabulary": "attack",
                       "value": "T1485"}, document["mappings"])

    def test_comparison(self):
        document = written("rules", "compare", "russia-china-2015", "russia-iran-2021")
        self.check("casus-comparison-1.schema.json", document)
        for row in document["commitments"]:
            self.assertTrue(row["first"] or row["second"])

    def test_comparison_with_itself(self):
        for name in ("sco-2009", "gge-2015", "state-responsibility"):
            document = written("rules", "compare", name, name)
            self.check("casus-comparison-1.schema.json", document)
            for row in document["commitments"] + document["instrument"]:
                self.assertEqual(row["outcome"], "equal", row)

    def test_actors(self):
        self.check("casus-actors-1.schema.json",
                   written("actors", "Sandworm", "nobody at all", status=1))

    def test_all_actors_of_the_real_galaxy(self):
        data = os.environ.get("CASUS_TEST_DATA")
        if not data:
            print("\nskipped: the MISP galaxy through `casus actors`: CASUS_TEST_DATA is not set")
            return
        path = os.path.join(data, "misp-galaxy/threat-actor.json")
        with open(path, encoding="utf-8") as file:
            values = json.load(file)["values"]
        document = written("actors", *(one["value"] for one in values), "--galaxy", path)
        self.check("casus-actors-1.schema.json", document)
        self.assertEqual(len(document["answers"]), len(values))
        for one, answer in zip(values, document["answers"]):
            self.assertIn(one["value"], [entry["name"] for entry in answer["entries"]])
            for entry in answer["entries"]:
                self.assertNotEqual(entry["confidence"], 0.5)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
