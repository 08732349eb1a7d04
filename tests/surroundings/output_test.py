#!/usr/bin/env python3
"""`output_test.py PROGRAM`: a report is written whole or not at all, whatever its target is, and
whatever becomes of the streams. A full disk is a small file system in a namespace of its own."""

import json
import os
import resource
import shutil
import signal
import stat
import subprocess
import time

from program import PATIENCE, PROGRAM, Surroundings, line, main, skip

FORMATS = ("text", "json", "ndjson")


class Targets(Surroundings):
    """`-o FILE`."""

    def setUp(self):
        super().setUp()
        self.write("case.json", line("one"))
        self.whole = self.check("case.json").stdout
        self.assertIn("BREACH", self.whole)

    def left_alone(self, *words, status=3, message, **more):
        """The run fails, an old report stays as it was, and nothing lies beside it."""
        self.write("report", "old")
        done = self.check("case.json", "-o", *words, **more)
        self.assertEqual(done.returncode, status, done.stderr)
        self.assertIn(message, done.stderr)
        self.assertEqual(self.read("report"), "old")
        self.assertEqual(self.beside("case.json", "report"), [])

    def test_a_limit_on_files_leaves_the_old_report(self):
        def limit():
            resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
        self.left_alone("report", message="writing `report` failed: File too large",
                        preexec_fn=limit)

    def test_a_full_disk_leaves_the_old_report(self):
        probe = subprocess.run(["unshare", "--mount", "--map-root-user", "true"],
                               capture_output=True, check=False)
        if probe.returncode != 0:
            skip("a full disk (no file system can be mounted here: "
                 f"{probe.stderr.decode().strip()})")
            return
        script = f"""
            set -e
            mkdir small && mount -t tmpfs -o size=16k none small
            echo old > small/report
            head -c 8192 /dev/zero > small/filling
            status=0
            "{PROGRAM}" check --rules rules bulk.ndjson -o small/report || status=$?
            cat small/report
            ls -A small
            exit $status"""
        self.write("bulk.ndjson", "".join(line(f"c{i}") for i in range(50)))
        done = subprocess.run(["unshare", "--mount", "--map-root-user", "sh", "-c", script],
                              cwd=self.folder, capture_output=True, text=True, timeout=PATIENCE,
                              check=False)
        self.assertEqual(done.stdout, "old\nfilling\nreport\n")
        self.assertIn("writing `small/report` failed: No space left on device", done.stderr)
        self.assertEqual(done.returncode, 3)

    def test_what_cannot_be_written_is_refused_before_any_work(self):
        os.symlink("self", self.path("self"))
        os.mkdir(self.path("folder"))
        for target, reason in (("missing/report", "No such file or directory"),
                               ("case.json/report", "Not a directory"),
                               ("folder", "Is a directory"),
                               ("self", "Too many levels of symbolic links")):
            done = self.check("case.json", "-o", target)
            self.assertEqual(done.returncode, 2, target)
            self.assertIn(f"`{target}` cannot be written: {reason}", done.stderr)
            self.assertEqual(done.stdout, "")

    def test_a_protected_report_stays(self):
        if os.getuid() == 0 and not shutil.which("setpriv"):
            skip("a protected file (root writes them all, and there is no setpriv)")
            return
        program = shutil.copy(PROGRAM, self.path("casus"))
        os.chmod(self.folder, 0o777)
        self.write("report", "old")
        os.chmod(self.path("report"), 0o444)
        somebody = [] if os.getuid() else ["setpriv", "--reuid=65534", "--regid=65534",
                                           "--clear-groups"]
        done = subprocess.run([*somebody, program, "check", "case.json", "--rules", "rules", "-o",
                               "report"], cwd=self.folder, capture_output=True, text=True,
                              timeout=PATIENCE, check=False)
        self.assertEqual(done.returncode, 2)
        self.assertIn("`report` cannot be written: Permission denied", done.stderr)
        self.assertEqual(self.read("report"), "old")

    def test_permissions_are_kept_and_a_new_file_gets_the_usual_ones(self):
        self.write("report", "old")
        os.chmod(self.path("report"), 0o640)
        self.assertEqual(self.check("case.json", "-o", "report").returncode, 0)
        self.assertEqual(stat.S_IMODE(os.stat(self.path("report")).st_mode), 0o640)
        self.assertEqual(self.check("case.json", "-o", "new", umask=0o027).returncode, 0)
        self.assertEqual(stat.S_IMODE(os.stat(self.path("new")).st_mode), 0o640)
        self.assertEqual(self.read("report"), self.whole)

    def test_a_link_stays_a_link_wherever_it_leads(self):
        os.mkdir(self.path("there"))
        self.write("there/old", "old")
        for link, target in (("to-old", "there/old"), ("to-new", "there/new")):
            os.symlink(target, self.path(link))
            self.assertEqual(self.check("case.json", "-o", link).returncode, 0)
            self.assertEqual(os.readlink(self.path(link)), target)
            self.assertEqual(self.read(target), self.whole)

    def test_a_name_as_long_as_a_name_can_be(self):
        name = "r" * 255
        self.assertEqual(self.check("case.json", "-o", name).returncode, 0)
        self.assertEqual(self.read(name), self.whole)

    def test_standard_output_by_its_name_is_added_to(self):
        for target in ("/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"):
            self.write("all", "before\n")
            with open(self.path("all"), "ab") as file:
                done = self.check("case.json", "-o", target, capture_output=False, stdout=file)
            self.assertEqual(done.returncode, 0)
            self.assertEqual(self.read("all"), "before\n" + self.whole)
        self.assertEqual(self.check("case.json", "-o", "/dev/stdout").stdout, self.whole)
        self.assertIn("BREACH", self.check("case.json", "-o", "/dev/stderr").stderr)

    def test_pipes_and_devices_are_written_to(self):
        os.mkfifo(self.path("pipe"))
        reader = subprocess.Popen(["cat", self.path("pipe")], stdout=subprocess.PIPE)
        self.assertEqual(self.check("case.json", "-o", "pipe").returncode, 0)
        self.assertEqual(reader.communicate(timeout=PATIENCE)[0].decode(), self.whole)
        self.assertEqual(self.check("case.json", "-o", "/dev/null").returncode, 0)
        done = self.check("case.json", "-o", "/dev/full")
        self.assertEqual(done.returncode, 3)
        self.assertIn("writing `/dev/full` failed: No space left on device", done.stderr)


class Streams(Surroundings):
    def setUp(self):
        super().setUp()
        self.write("bulk.ndjson", "".join(line(f"c{i}") for i in range(300)))

    def piped(self, words, reader, **more):
        """Exit status and standard error of a run whose output goes to a reader."""
        program = self.start(*words, **more)
        reading = subprocess.Popen(reader, stdin=program.stdout, stdout=subprocess.DEVNULL)
        program.stdout.close()
        err = program.stderr.read().decode()
        reading.wait(timeout=PATIENCE)
        status = program.wait(timeout=PATIENCE)
        program.stderr.close()
        return status, err

    def test_a_reader_that_goes_away_is_no_fault(self):
        for form in FORMATS:
            words = ["check", "--rules", "rules", "bulk.ndjson", "--format", form]
            for handling in (signal.SIG_DFL, signal.SIG_IGN):
                # Whoever starts the program may have made it ignore the signal.
                status, err = self.piped(words, ["head", "-1"], preexec_fn=lambda how=handling:
                                         signal.signal(signal.SIGPIPE, how))
                self.assertEqual((status, err), (128 + signal.SIGPIPE, ""), form)

    def test_what_is_wrong_is_said_though_the_report_is_not_read(self):
        status, err = self.piped(["check", "--rules", "rules", "bulk.ndjson", "missing.json"],
                                 ["head", "-1"])
        self.assertEqual(status, 128 + signal.SIGPIPE)
        self.assertIn("missing.json: C0101", err)

    def test_all_else_that_prints_goes_as_quietly(self):
        for words in (["--help"], ["check", "--help"], ["rules", "list", "--rules", "rules"],
                      ["rules", "export", "rules"]):
            with self.subTest(words):
                reading, writing = os.pipe()
                os.close(reading)
                done = self.run_casus(*words, capture_output=False, stdout=writing,
                                      stderr=subprocess.PIPE)
                os.close(writing)
                self.assertEqual((done.returncode, done.stderr), (128 + signal.SIGPIPE, ""))

    def test_results_for_a_build_server_do_not_depend_on_a_reader(self):
        self.write("expects.json", line("one", expect=[]))
        reading, writing = os.pipe()
        os.close(reading)
        done = self.run_casus("test", "expects.json", "--rules", "rules", "--junit", "results.xml",
                              capture_output=False, stdout=writing, stderr=subprocess.PIPE)
        os.close(writing)
        self.assertEqual((done.returncode, done.stderr), (128 + signal.SIGPIPE, ""))
        self.assertIn("</testsuites>", self.read("results.xml"))

    def test_a_full_or_closed_standard_output_is_a_fault(self):
        for words in (["--version"], ["--help"], ["check", "--rules", "rules", "bulk.ndjson"]):
            with self.subTest(words), open("/dev/full", "wb") as full:
                done = self.run_casus(*words, capture_output=False, stdout=full,
                                      stderr=subprocess.PIPE)
                self.assertEqual(done.returncode, 3)
                self.assertIn("writing to standard output failed: No space left", done.stderr)
            with self.subTest(words):
                done = self.run_casus(*words, capture_output=False, stderr=subprocess.PIPE,
                                      preexec_fn=lambda: os.close(1))
                self.assertEqual(done.returncode, 3)
                self.assertIn("writing to standard output failed: Bad file", done.stderr)

    def test_a_full_or_closed_standard_error_changes_nothing(self):
        words = ["check", "--rules", "rules", "bulk.ndjson", "missing.json", "--format", "json",
                 "-v", "--progress", "always"]
        plain = self.run_casus(*words)
        self.assertEqual(plain.returncode, 2)
        with open("/dev/full", "wb") as full:
            there = self.run_casus(*words, capture_output=False, stdout=subprocess.PIPE,
                                   stderr=full)
        closed = self.run_casus(*words, capture_output=False, stdout=subprocess.PIPE,
                                preexec_fn=lambda: os.close(2))
        for done in (there, closed):
            self.assertEqual((done.returncode, done.stdout), (2, plain.stdout))
        self.assertEqual(len(json.loads(plain.stdout)["cases"]), 300)

    def test_streams_that_do_not_wait_are_waited_for(self):
        """Whoever shares a pipe with the program may have told it not to wait."""
        whole = self.check("bulk.ndjson", "--format", "ndjson").stdout
        self.assertGreater(len(whole), 200_000)  # more than a pipe holds
        with open(self.path("bulk.ndjson"), "rb") as file:
            bulk = file.read()
        for words in (["check", "--rules", "rules", "--format", "ndjson", "-"],
                      ["explain", "--rules", "rules", "-"]):
            for_input, for_output = os.pipe(), os.pipe()
            for end in (for_input[0], for_output[1]):
                os.set_blocking(end, False)
            program = self.start(*words, stdin=for_input[0], stdout=for_output[1])
            os.close(for_input[0])
            os.close(for_output[1])
            time.sleep(0.3)  # by then it has found its input empty
            with os.fdopen(for_input[1], "wb") as file:
                file.write(bulk)
            time.sleep(0.3)  # and its output full
            with os.fdopen(for_output[0], "rb") as file:
                out = file.read().decode()
            err = program.stderr.read().decode()
            program.stderr.close()
            self.assertEqual((program.wait(timeout=PATIENCE), err), (0, ""), words)
            if words[0] == "check":
                self.assertEqual(len(out.splitlines()), len(whole.splitlines()))

    def test_a_closed_standard_input_is_an_empty_one(self):
        done = self.check("-", preexec_fn=lambda: os.close(0))
        self.assertEqual(done.returncode, 2)
        self.assertIn("the file is empty", done.stderr)

    def test_no_more_threads_than_the_system_gives(self):
        somebody = shutil.which("setpriv")
        if os.getuid() == 0 and not somebody:
            skip("a limit on threads (root has none, and there is no setpriv)")
            return
        program = shutil.copy(PROGRAM, self.path("casus"))
        os.chmod(self.folder, 0o755)
        # The limit counts what a user runs: one who runs nothing else has not even a second thread.
        prefix = [] if os.getuid() else [somebody, "--reuid=64321", "--regid=64321",
                                         "--clear-groups"]
        done = subprocess.run([*prefix, "prlimit", "--nproc=1:1", program, "check", "--rules",
                               "rules", "bulk.ndjson", "--jobs", "8", "--format", "json"],
                              cwd=self.folder, capture_output=True, timeout=PATIENCE, check=False,
                              # A search for leaks at the end would need a thread of its own.
                              env={**os.environ, "ASAN_OPTIONS": "detect_leaks=0"})
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(len(json.loads(done.stdout)["cases"]), 300)


if __name__ == "__main__":
    main()
