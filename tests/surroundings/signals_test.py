#!/usr/bin/env python3
"""`signals_test.py PROGRAM`: SIGINT and SIGTERM in the middle of a batch end it soon, with a report
that is whole, says that it was interrupted, and holds what was judged by then.

The batch is one that would never end: standard input stays open. That the program waits for more is
known when it has taken more than a pipe holds.
"""

import fcntl
import json
import os
import signal
import struct
import subprocess
import termios
import time

try:
    import jsonschema
except ImportError:
    jsonschema = None

from program import PATIENCE, SOURCE, Surroundings, case, line, main, skip

COUNT = 40


def held_in(pipe):
    """Bytes that nobody has read yet."""
    return struct.unpack("i", fcntl.ioctl(pipe, termios.FIONREAD, b"\0" * 4))[0]


class Signals(Surroundings):
    def interrupted(self, sort, *words, **more):
        """Judges COUNT cases, waits for more, and is sent a signal: its exit status and output."""
        program = self.start("check", "-", "--rules", "rules", *words, stdin=subprocess.PIPE,
                             **more)
        bulk = "".join(line(f"c{i}") for i in range(COUNT))
        program.stdin.write(bulk.encode())
        program.stdin.flush()
        self.until_idle(program)
        program.send_signal(sort)
        out, err = program.stdout.read(), program.stderr.read().decode()
        status = program.wait(timeout=PATIENCE)
        for stream in (program.stdin, program.stdout, program.stderr):
            stream.close()
        return status, out.decode(), err

    def until_idle(self, program):
        """Waits until the program has taken all there is, and all its threads wait for more."""
        self.until_taken(program.stdin)
        threads = f"/proc/{program.pid}/task"

        def all_wait():
            states = set()
            for thread in os.listdir(threads):
                with open(f"{threads}/{thread}/stat", encoding="utf-8") as file:
                    states.add(file.read().rpartition(")")[2].split()[0])
            return states == {"S"}

        self.until(all_wait, "the program is never done")

    def until_taken(self, pipe):
        """Waits until nothing is left in the pipe."""
        self.until(lambda: held_in(pipe) == 0, "the program reads no input")

    def until(self, reached, otherwise):
        end = time.monotonic() + PATIENCE
        while not reached():
            if time.monotonic() > end:
                self.fail(otherwise)
            time.sleep(0.01)

    def test_json_is_closed_and_says_so(self):
        for sort, status in ((signal.SIGINT, 130), (signal.SIGTERM, 143)):
            found, out, err = self.interrupted(sort, "--format", "json")
            self.assertEqual(found, status, err)
            report = json.loads(out)
            self.assertIs(report["interrupted"], True)
            self.assertEqual([one["id"] for one in report["cases"]],
                             [f"c{i}" for i in range(COUNT)])
            self.validate(report)
            self.assertIn("interrupted", err)

    def validate(self, report):
        if jsonschema is None:
            skip("an interrupted report against its schema (no python3-jsonschema)")
            return
        with open(os.path.join(SOURCE, "docs/schema/casus-report-1.schema.json"),
                  encoding="utf-8") as file:
            jsonschema.Draft7Validator(json.load(file)).validate(report)

    def test_ndjson_ends_at_a_line(self):
        found, out, _ = self.interrupted(signal.SIGINT, "--format", "ndjson", "--jobs", "3")
        self.assertEqual(found, 130)
        self.assertTrue(out.endswith("}\n"))
        lines = [json.loads(text) for text in out.splitlines()]
        self.assertIs(lines[0]["interrupted"], True)
        self.assertEqual(len(lines), 1 + COUNT)

    def test_text_says_so(self):
        found, out, _ = self.interrupted(signal.SIGTERM)
        self.assertEqual(found, 143)
        self.assertIn(f"{COUNT} cases judged: {COUNT} breach; interrupted, there are more cases",
                      out)

    def test_formats_for_people_and_build_servers_say_so(self):
        for form, words in (("md", "**Interrupted:** there are more cases"),
                            ("junit", "there are more cases, which nobody judged")):
            found, out, _ = self.interrupted(signal.SIGINT, "--format", form)
            self.assertEqual(found, 130)
            self.assertIn(words, out)

    def test_a_file_is_whole_too(self):
        self.write("report", "old")
        found, out, err = self.interrupted(signal.SIGINT, "--format", "json", "-o", "report")
        self.assertEqual((found, out), (130, ""), err)
        report = json.loads(self.read("report"))
        self.assertEqual((report["interrupted"], len(report["cases"])), (True, COUNT))
        self.assertEqual(self.beside("report"), [])

    def test_half_a_case_is_none(self):
        program = self.start("check", "-", "--rules", "rules", "--format", "ndjson",
                             stdin=subprocess.PIPE)
        program.stdin.write((line("whole") + line("half")[:50]).encode())
        program.stdin.flush()
        self.until_idle(program)
        program.send_signal(signal.SIGINT)
        # Its standard input stays open meanwhile: it must not be the end of it that it sees.
        out, err = program.stdout.read(), program.stderr.read()
        self.assertEqual(program.wait(timeout=PATIENCE), 130, err)
        for stream in (program.stdin, program.stdout, program.stderr):
            stream.close()
        header, *cases = [json.loads(text) for text in out.splitlines()]
        self.assertEqual(header["errors"], [])
        self.assertEqual([one["id"] for one in cases], ["whole"])

    def test_in_the_middle_of_the_work_what_is_done_is_a_beginning(self):
        """Not when it waits, but while it judges: the report holds the first cases and no gap."""
        events = [{**case("x")["events"][0], "id": f"e{i}"} for i in range(40)]
        self.write("bulk.ndjson", "".join(line(f"c{i}", events=events) for i in range(3000)))
        program = self.start("check", "bulk.ndjson", "--rules", "rules", "--format", "json",
                             "-o", "report", "--jobs", "2", "--progress", "always")
        # The first line of progress says that it is at work, for a second by then.
        self.assertEqual(program.stderr.read(1), b"\r")
        program.send_signal(signal.SIGTERM)
        _, err = program.communicate(timeout=PATIENCE)
        self.assertEqual(program.returncode, 143, err)
        report = json.loads(self.read("report"))
        self.assertIs(report["interrupted"], True)
        done = [one["id"] for one in report["cases"]]
        self.assertTrue(0 < len(done) < 3000, len(done))
        self.assertEqual(done, [f"c{i}" for i in range(len(done))])

    def test_a_second_signal_ends_it_at_once(self):
        """While nobody reads the report, for one: it is longer than what a pipe holds."""
        program = self.start("check", "-", "--rules", "rules", "--format", "json",
                             stdin=subprocess.PIPE)
        program.stdin.write("".join(line(f"c{i}") for i in range(100)).encode())
        program.stdin.flush()
        self.until_idle(program)
        program.send_signal(signal.SIGINT)
        self.until(lambda: held_in(program.stdout) > 32768, "the report is never written")
        self.assertIsNone(program.poll())
        program.send_signal(signal.SIGINT)
        self.assertEqual(program.wait(timeout=PATIENCE), -signal.SIGINT)
        for stream in (program.stdin, program.stdout, program.stderr):
            stream.close()

    def test_an_uninterrupted_run_does_not_say_so(self):
        self.write("case.json", line("one"))
        self.assertNotIn("interrupted", self.report("case.json"))

    def test_a_signal_before_the_rules_are_read_ends_it_at_once(self):
        reading, writing = os.pipe()
        program = self.start("check", "-", "--rules", f"/dev/fd/{reading}", pass_fds=[reading])
        os.write(writing, b"vocabulary v {")
        with os.fdopen(writing, "wb") as pipe:
            self.until_taken(pipe)
            program.send_signal(signal.SIGINT)
            self.assertEqual(program.wait(timeout=PATIENCE), -signal.SIGINT)
        os.close(reading)
        self.assertEqual(program.communicate()[0], b"")

    def test_who_was_told_to_ignore_a_signal_does(self):
        program = self.start("check", "-", "--rules", "rules", "--format", "json",
                             stdin=subprocess.PIPE, preexec_fn=lambda: signal.signal(
                                 signal.SIGINT, signal.SIG_IGN))
        program.stdin.write(line("first").encode())
        program.stdin.flush()
        self.until_taken(program.stdin)
        program.send_signal(signal.SIGINT)
        out, err = program.communicate(line("second").encode(), timeout=PATIENCE)
        self.assertEqual(program.returncode, 0, err)
        self.assertEqual(len(json.loads(out)["cases"]), 2)


if __name__ == "__main__":
    main()
