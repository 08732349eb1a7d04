"""The program under test, and a folder with the small rulebook of the golden tests to run it in."""

import datetime
import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
RULES = os.path.join(os.path.dirname(HERE), "golden", "cli", "rules")
PROGRAM = os.path.abspath(sys.argv[1]) if len(sys.argv) > 1 else ""
SOURCE = os.path.dirname(os.path.dirname(HERE))

# Nobody waits for a hang: whatever is slower than this hangs.
PATIENCE = 120


def case(name, **more):
    """A case in which Russia attacks Iran: one finding, a breach. Cases with a number in their name
    have a second of their own, so that no two look like one event."""
    number = int("".join(letter for letter in name if letter.isdigit()) or 0)
    moment = datetime.datetime(2025, 3, 2) + datetime.timedelta(seconds=number % 86400)
    return {"format": "casus-case/1", "id": name, "as_of": "2025-06-30",
            "events": [{"id": "e1", "kind": ["wiper"], "at": moment.isoformat() + "Z",
                        "against": ["IR"],
                        "by": [{"value": "RU", "basis": "state-organ"}]}], **more}


def line(name, **more):
    return json.dumps(case(name, **more)) + "\n"


def skip(what):
    """Says what this machine does not let be tested, in a line that `run-tests` counts."""
    print(f"\nskipped: {what}", flush=True)


class Surroundings(unittest.TestCase):
    """A folder of its own for each test."""

    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="casus-surroundings-")
        self.addCleanup(self.remove)
        shutil.copytree(RULES, self.path("rules"))

    def remove(self):
        subprocess.run(["chmod", "-R", "u+rwX", self.folder], check=False)
        shutil.rmtree(self.folder)

    def path(self, *parts):
        return os.path.join(self.folder, *parts)

    def write(self, name, text):
        path = os.path.join(os.fsencode(self.folder), os.fsencode(name))
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(text if isinstance(text, bytes) else text.encode())
        return os.fsdecode(path)

    def read(self, name):
        with open(self.path(name), encoding="utf-8") as file:
            return file.read()

    def start(self, *words, **more):
        """Starts the program in the folder, by default with pipes for all streams."""
        more = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE,
                **more}
        return subprocess.Popen([PROGRAM, *words], cwd=self.folder, **more)

    def run_casus(self, *words, **more):
        """Runs the program in the folder; what it wrote is text, which must be UTF-8."""
        more = {"capture_output": True, **more}
        if "input" not in more:
            more.setdefault("stdin", subprocess.DEVNULL)
        done = subprocess.run([PROGRAM, *words], cwd=self.folder, timeout=PATIENCE, check=False,
                              **more)
        done.stdout = (done.stdout or b"").decode("utf-8")
        done.stderr = (done.stderr or b"").decode("utf-8")
        return done

    def check(self, *words, **more):
        return self.run_casus("check", "--rules", "rules", *words, **more)

    def report(self, *words, status=0, **more):
        """The report as JSON."""
        done = self.check("--format", "json", *words, **more)
        self.assertEqual(done.returncode, status, done.stderr)
        return json.loads(done.stdout)

    def beside(self, *known):
        """What lies in the folder besides the rules and what is known."""
        return sorted(set(os.listdir(self.folder)) - {"rules", *known})


def ids(report):
    return [one["id"] for one in report["cases"]]


def main():
    unittest.main(argv=sys.argv[:1] + sys.argv[2:])
