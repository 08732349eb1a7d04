#!/usr/bin/env python3
"""`input_test.py PROGRAM`: whatever lies where a case or a rule file should, the program says what
is wrong with it, judges the rest, and ends."""

import json
import os
import shutil
import socket
import subprocess

from program import PATIENCE, PROGRAM, Surroundings, ids, line, main, skip

NOBODY = 65534


class CaseFiles(Surroundings):
    def errors(self, *words, **more):
        """Files and messages of a report that has errors."""
        report = self.report(*words, status=2, **more)
        self.assertEqual(ids(report), ["good"])
        return {one["file"]: one["message"]
                for one in report["errors"]}

    def setUp(self):
        super().setUp()
        self.write("cases/good.json", line("good"))

    def test_pipes_sockets_and_devices_are_refused_and_nobody_waits(self):
        os.mkfifo(self.path("cases/pipe.json"))
        with socket.socket(socket.AF_UNIX) as bound:
            bound.bind(self.path("cases/socket.json"))
            os.symlink("/dev/zero", self.path("cases/zero.json"))
            found = self.errors("cases")
        for name, sort in (("pipe", "pipe"), ("socket", "socket"), ("zero", "device")):
            self.assertEqual(found[f"cases/{name}.json"],
                             f"cannot be read: it is a {sort}, which may never end; hand it over "
                             "as standard input")

    def test_what_is_handed_over_is_read_whatever_it_is(self):
        for words, expected in ((["-"], ["a", "b"]), (["/dev/stdin"], ["a", "b"])):
            report = self.report(*words, input=(line("a") + line("b")).encode())
            self.assertEqual(ids(report), expected)
        reading, writing = os.pipe()
        os.write(writing, line("a").encode())
        os.close(writing)
        report = self.report(f"/dev/fd/{reading}", pass_fds=[reading])
        os.close(reading)
        self.assertEqual(ids(report), ["a"])

    def test_folders_links_and_missing_files(self):
        os.mkdir(self.path("cases/empty"))
        os.symlink("self.json", self.path("cases/self.json"))
        os.symlink("nowhere", self.path("cases/dangling.json"))
        os.symlink("..", self.path("cases/up"))
        os.symlink("good.json", self.path("cases/same.json"))
        # A folder may have the name of a case.
        self.write("cases/folder.json/inner.txt", "no case")
        found = self.errors("cases", "cases/empty", "missing.json", "cases/" + "x" * 300)
        self.assertEqual(found, {
            "cases/self.json": "cannot be read: too many levels of symbolic links",
            "cases/dangling.json": "cannot be read: there is no such file",
            "cases/empty": "the folder holds no `.json` or `.ndjson` file",
            "cases/" + "x" * 300: "cannot be read: file name too long",
            "missing.json": "cannot be read: there is no such file"})

    def test_paths_longer_than_the_system_takes(self):
        place = os.open(self.path("cases"), os.O_RDONLY)
        for _ in range(45):  # 45 names of 100 bytes are more than 4,096
            os.mkdir("d" * 100, dir_fd=place)
            inner = os.open("d" * 100, os.O_RDONLY, dir_fd=place)
            os.close(place)
            place = inner
        os.close(place)
        report = self.report("cases", status=2)
        self.assertEqual(ids(report), ["good"])
        self.assertEqual([one["message"] for one in report["errors"]],
                         ["the folder cannot be read: file name too long"])
        self.assertIn("cannot be read: file name too long",
                      self.check("x/" * 3000 + "x.json").stderr)

    def test_reading_that_fails_under_way(self):
        # This file opens, and cannot be read from its beginning.
        self.assertEqual(self.errors("cases", "/proc/self/mem"),
                         {"/proc/self/mem": "cannot be read: input/output error"})

    def test_files_that_vanish_or_shrink_after_they_were_found(self):
        self.write("cases/gone.json", line("gone"))
        self.write("cases/half.json", line("half"))
        program = self.start("check", "-", "cases", "--rules", "rules", "--format", "json",
                             "--jobs", "1", stdin=subprocess.PIPE)
        # Standard input comes first: once it takes more than a pipe holds, the folder was listed.
        program.stdin.write((" " * 300_000).encode())
        program.stdin.flush()
        os.unlink(self.path("cases/gone.json"))
        os.truncate(self.path("cases/half.json"), 40)
        out, _ = program.communicate(line("good-too").encode(), timeout=PATIENCE)
        self.assertEqual(program.returncode, 2)
        report = json.loads(out)
        self.assertEqual(ids(report), ["good-too", "good"])
        self.assertEqual([(one["file"], one["message"]) for one in report["errors"]],
                         [("cases/gone.json", "cannot be read: there is no such file"),
                          ("cases/half.json",
                           "the text ends before its JSON does; a bracket or a quote is not "
                           "closed")])

    def test_files_and_folders_without_permission(self):
        self.write("cases/secret.json", line("secret"))
        self.write("cases/closed/inner.json", line("inner"))
        if os.getuid() == 0 and not shutil.which("setpriv"):
            skip("files without permission (root reads all, and there is no setpriv)")
            return
        # Root may read everything: the program is run as somebody else, from where he can reach it.
        program = shutil.copy(PROGRAM, self.path("casus"))
        os.chmod(self.folder, 0o755)
        os.chmod(self.path("cases/secret.json"), 0)
        os.chmod(self.path("cases/closed"), 0)
        somebody = [] if os.getuid() else ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}",
                                           "--clear-groups"]

        def run(*words):
            return subprocess.run([*somebody, program, *words, "--rules", "rules"],
                                  cwd=self.folder, capture_output=True, timeout=PATIENCE,
                                  check=False)

        done = run("check", "cases", "--format", "json")
        report = json.loads(done.stdout)
        self.assertEqual(done.returncode, 2)
        self.assertEqual(ids(report), ["good"])
        self.assertEqual([(one["file"], one["message"]) for one in report["errors"]],
                         [("cases/closed", "the folder cannot be read: permission denied"),
                          ("cases/secret.json", "cannot be read: permission denied")])
        for words in (("test", "cases"), ("import", "veris", "cases")):
            done = run(*words)
            self.assertEqual(done.returncode, 2)
            self.assertRegex(done.stderr.decode(),
                             "cases/closed.* cannot be read: permission denied")
        os.chmod(self.path("rules/base.treaty"), 0)
        os.mkdir(self.path("rules/closed"), 0)
        for name, message in (("rules/base.treaty", "cannot read `rules/base.treaty`: permission"),
                              ("rules/closed", "cannot read `rules/closed`: ")):
            done = run("check", "cases/good.json")
            self.assertEqual((done.returncode, done.stdout), (2, b""))
            self.assertIn(message, done.stderr.decode())
            os.chmod(self.path("rules/base.treaty"), 0o644)

    def test_names_that_are_no_utf_8(self):
        self.write(b"cases/caf\xe9.json", line("latin"))
        self.write(b"cases/bad\xff\n\x1b[31m.json", "{")
        report = self.report("cases", status=2)
        self.assertEqual(sorted(ids(report)), ["good", "latin"])
        self.assertEqual(report["errors"][0]["file"], "cases/bad\\xFF\n\x1b[31m.json")
        done = self.check("cases")
        self.assertIn("cases/caf\\xE9.json", done.stdout)
        for text in (done.stdout, done.stderr):
            self.assertIn("bad\\xFF", text)
            self.assertNotIn("\x1b", text)

    def test_a_byte_order_mark_line_ends_of_windows_and_null_bytes(self):
        mark = b"\xef\xbb\xbf"
        self.write("cases/marked.json", mark + line("marked").replace(" ", "\r\n").encode())
        self.write("cases/bulk.ndjson", mark + (line("l1") + line("l2")).replace(
            "\n", "\r\n").encode())
        self.write("cases/null.json", line("null").replace("2025", "\0").encode())
        self.write("cases/escaped.json", line("escaped", title="a\0b"))
        self.write("cases/wide.json", line("wide").encode("utf-16"))
        report = self.report("cases", status=2)
        self.assertEqual(ids(report), ["l1", "l2", "good", "marked"])
        self.assertEqual([(one["file"], one["code"]) for one in report["errors"]],
                         [("cases/escaped.json", "C0105"), ("cases/null.json", "C0105"),
                          ("cases/wide.json", "C0104")])
        sniffed = self.report("-", input=mark + (line("l1") + line("l2")).encode())
        self.assertEqual(ids(sniffed), ["l1", "l2"])

    def test_a_line_without_end_is_bounded(self):
        endless = subprocess.Popen(["/bin/sh", "-c", "tr '\\0' ' ' </dev/zero | head -c 200000000"],
                                   stdout=subprocess.PIPE)
        report = self.report("-", status=2, stdin=endless.stdout)
        endless.stdout.close()
        endless.wait()
        self.assertEqual([one["code"] for one in report["errors"]], ["C0103"])


class RuleFiles(Surroundings):
    def test_what_is_no_rule_file_is_refused_and_nobody_waits(self):
        self.write("good.json", line("good"))
        os.mkfifo(self.path("pipe.treaty"))
        os.symlink("self.treaty", self.path("self.treaty"))
        for name, reason in (("pipe.treaty", "it is a pipe"), ("/dev/zero", "it is a device"),
                             ("self.treaty", "too many levels of symbolic links"),
                             ("rules/missing", "there is no such file")):
            done = self.run_casus("check", "good.json", "--rules", name)
            self.assertEqual(done.returncode, 2, done.stderr)
            self.assertIn(f"cannot read `{name}`: {reason}", done.stderr)
            self.assertEqual(done.stdout, "")
        os.mkfifo(self.path("rules/pipe.treaty"))
        self.assertIn("it is a pipe", self.check("good.json").stderr)

    def test_names_of_rule_files_that_are_no_utf_8(self):
        """In a report, in messages, and where examples of one file are asked for by its name."""
        self.write("good.json", line("good"))
        name = b"rules/caf\xe9.treaty"
        os.rename(os.path.join(self.folder, "rules", "alpha.treaty").encode(),
                  os.path.join(os.fsencode(self.folder), name))
        report = self.report("good.json")
        self.assertEqual({one["at"]["file"] for one in report["cases"][0]["findings"]},
                         {"rules/caf\\xE9.treaty"})
        for words in (("--rules", "rules", name), (b"rules", b"--rules", b"rules")):
            done = self.run_casus("test", *words)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertIn("1 example inside a clause", done.stdout)
        self.write(name, "treaty \0")
        done = self.check("good.json")
        self.assertEqual(done.returncode, 2)
        self.assertIn("--> rules/caf\\xE9.treaty:1:8", done.stderr)

    def test_a_byte_order_mark_and_line_ends_of_windows(self):
        self.write("good.json", line("good"))
        plain = self.report("good.json")
        for name in ("alpha", "base"):
            text = self.read(f"rules/{name}.treaty").replace("\n", "\r\n")
            self.write(f"rules/{name}.treaty", b"\xef\xbb\xbf" + text.encode())
        report = self.report("good.json")
        self.assertEqual(report["cases"], plain["cases"])

    def test_rules_that_are_handed_over_are_read(self):
        self.write("good.json", line("good"))
        reading, writing = os.pipe()
        os.write(writing, self.read("rules/base.treaty").encode())
        os.close(writing)
        done = self.run_casus("check", "good.json", "--rules", "rules/alpha.treaty",
                              "--rules", f"/dev/fd/{reading}", pass_fds=[reading])
        os.close(reading)
        self.assertEqual(done.returncode, 0, done.stderr)


class OtherReaders(Surroundings):
    def test_importers_tests_and_tables_refuse_them_too(self):
        os.mkfifo(self.path("pipe.json"))
        os.mkdir(self.path("folder"))
        os.mkfifo(self.path("folder/pipe.json"))
        for words in (("import", "veris", "pipe.json"), ("import", "veris", "folder"),
                      ("test", "pipe.json"), ("test", "folder"), ("explain", "pipe.json"),
                      ("actors", "x", "--galaxy", "pipe.json")):
            done = self.run_casus(*words, "--rules", "rules") if words[0] != "actors" else \
                self.run_casus(*words)
            self.assertEqual(done.returncode, 2, (words, done.stderr))
            self.assertIn("it is a pipe", done.stderr)


if __name__ == "__main__":
    main()
