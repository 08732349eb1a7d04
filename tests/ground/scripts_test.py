#!/usr/bin/env python3
"""./casus and ./run-tests, with a stand-in for each tool that they call (the folder fakes/).

A copy of the scripts in a made-up checkout is run; what the tools would have done is recorded. The
real first run, on a bare Debian, is proved by bare_root.sh.
"""

import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
PROGRAM = """#!/bin/bash
echo "pid $$ in $PWD with $*"
[[ $1 == - ]] && cat
[[ $1 == exit ]] && exit "$2"
true
"""
PACKAGES = "# the list\n[build]\ng++\ncmake\n\n[test]\ngit\n\n[ci]\nclang\n"
NOBODY = 65534


class Checkout(unittest.TestCase):
    def setUp(self):
        self.folder = os.path.realpath(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)
        os.chmod(self.folder, 0o755)
        self.root = os.path.join(self.folder, "a checkout")  # with a blank, as people have them
        self.state = os.path.join(self.folder, "state")
        os.makedirs(self.state)
        for name in ("dsl", "engine", "cmake", "rules", "cases", "tests", "docs"):
            os.makedirs(os.path.join(self.root, name))
        for name in ("casus", "run-tests", "cmake/bootstrap.bash"):
            shutil.copy(os.path.join(ROOT, name), os.path.join(self.root, name))
        for name in ("CMakeLists.txt", "CMakePresets.json", "dsl/a.cpp", "rules/a.treaty",
                     "cases/a.json", "docs/a.md", "tests/a.cpp"):
            self.write(name, "")
        self.write("packages.txt", PACKAGES)
        self.set("program", PROGRAM)
        os.chmod(os.path.join(self.state, "program"), 0o755)
        self.set("installed", "")
        self.set("ctest", "100% tests passed, 0 tests failed out of 7\n")
        self.environment = {
            "PATH": shutil.copytree(os.path.join(HERE, "fakes"), os.path.join(self.folder, "fakes"))
                    + ":" + os.environ["PATH"],
            "HOME": os.path.join(self.folder, "home"), "FAKES_STATE": self.state}

    def write(self, name, text):
        with open(os.path.join(self.root, name), "w", encoding="utf-8") as file:
            file.write(text)

    def set(self, name, text=""):
        with open(os.path.join(self.state, name), "w", encoding="utf-8") as file:
            file.write(text)

    def unset(self, name):
        os.remove(os.path.join(self.state, name))

    def log(self, name):
        path = os.path.join(self.state, name)
        if not os.path.exists(path):
            return []
        with open(path, encoding="utf-8") as file:
            return file.read().splitlines()

    def wait_for_a_build(self):
        while not any("--build" in line for line in self.log("cmake.log")):
            time.sleep(0.02)

    def start(self, *words, script="casus", cwd=None, user=None, **more):
        return subprocess.Popen(
            [os.path.join(self.root, script), *words], cwd=cwd or self.folder,
            env={**self.environment, **more}, user=user, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def run_script(self, *words, stdin="", **more):
        process = self.start(*words, **more)
        out, err = process.communicate(stdin, timeout=200)
        return process.returncode, out, err

    def run_the_tests(self, *words, **more):
        return self.run_script(*words, script="run-tests", **more)


class FirstRun(Checkout):
    def test_it_does_all_it_needs_with_a_line_for_each_stage(self):
        status, out, err = self.run_script("check", "a b")
        self.assertEqual(status, 0, err)
        self.assertRegex(out, f"^pid [0-9]+ in {re.escape(self.folder)} with check a b\n$")
        self.assertEqual(err.splitlines(), [
            "casus: installing packages: g++ cmake", "casus: configuring (release)",
            "casus: building (release); the first time takes some minutes"])

    def test_packages_are_installed_quietly_waiting_and_removing_nothing(self):
        self.run_script()
        update, install = self.log("apt.log")
        self.assertIn(" update frontend=noninteractive stdin=", update)
        for part in ("DPkg::Lock::Timeout=900", "--yes", "--no-remove", "frontend=noninteractive",
                     " g++ cmake "):
            self.assertIn(part, install)

    def test_only_what_is_missing_is_installed(self):
        self.set("installed", "g++\n")
        self.assertIn("installing packages: cmake\n", self.run_script()[2])

    def test_with_all_packages_no_package_manager_starts(self):
        self.set("installed", "g++\ncmake\n")
        self.assertNotIn("packages", self.run_script()[2])
        self.assertEqual(self.log("apt.log"), [])

    def test_the_lock_of_the_lists_is_waited_for(self):
        self.set("locked")
        status, _, err = self.run_script()
        self.assertEqual(status, 0)
        self.assertIn("casus: waiting for another package manager to finish\n", err)
        self.assertEqual([" update " in line for line in self.log("apt.log")], [True, True, False])

    def test_a_failed_installation_says_why_and_is_tried_again(self):
        self.set("apt_fails")
        status, out, err = self.run_script()
        self.assertEqual((status, out), (3, ""))
        self.assertIn("installing packages failed: E: Unable to locate package g++ (", err)
        self.assertEqual(self.log("cmake.log"), [])
        self.unset("apt_fails")
        self.assertEqual(self.run_script()[0], 0)

    def test_without_root_it_prints_the_one_command(self):
        status, _, err = self.run_script(FAKES_UID="1000")
        self.assertEqual(status, 3)
        self.assertIn("sudo sh -c 'apt-get update && apt-get install --yes --no-remove "
                      "--no-install-recommends g++ cmake'\n", err)
        self.assertEqual(self.log("apt.log"), [])

    def test_without_root_but_with_the_packages_it_builds(self):
        self.set("installed", "g++\ncmake\n")
        self.assertEqual(self.run_script(FAKES_UID="1000")[0], 0)

    def test_a_failed_build_shows_the_first_error_and_is_tried_again(self):
        self.set("compile_fails")
        status, out, err = self.run_script()
        self.assertEqual((status, out), (3, ""))
        self.assertIn("casus: the build failed:\ndsl/a.cpp:3:7: error: no such thing\n    3 |", err)
        self.unset("compile_fails")
        self.assertEqual(self.run_script()[0], 0)

    def test_a_failed_configuration_shows_the_error(self):
        self.set("configure_fails")
        status, _, err = self.run_script()
        self.assertEqual(status, 3)
        self.assertIn("configuring failed:\nCMake Error at x: no Boost\n", err)


class Starting(Checkout):
    def setUp(self):
        super().setUp()
        self.assertEqual(self.run_script()[0], 0)
        self.set("cmake.log")

    def builds(self):
        """Whether the next start builds."""
        before = len(self.log("cmake.log"))
        self.assertEqual(self.run_script()[0], 0)
        return len(self.log("cmake.log")) > before

    def test_with_nothing_changed_it_only_starts_the_program(self):
        self.assertEqual(self.run_script()[2], "")
        self.assertEqual(self.log("cmake.log"), [])

    def test_that_takes_well_under_a_tenth_of_a_second(self):
        # Of a processor: on a machine that others share, the clock says how busy they are.
        def spent():
            usage = resource.getrusage(resource.RUSAGE_CHILDREN)
            return usage.ru_utime + usage.ru_stime

        times = []
        for _ in range(10):
            begin = spent()
            self.run_script()
            times.append(spent() - begin)
        self.assertLess(min(times), 0.1)

    def test_the_program_keeps_input_status_place_and_process(self):
        process = self.start("-", cwd="/")
        out, _ = process.communicate("the input\n", timeout=200)
        self.assertEqual(out, f"pid {process.pid} in / with -\nthe input\n")
        self.assertEqual(self.run_script("exit", "7")[0], 7)

    def test_no_child_takes_the_input_even_when_building(self):
        self.write("dsl/a.cpp", "changed")
        _, out, err = self.run_script("-", stdin="the input\n")
        self.assertIn("building", err)
        self.assertTrue(out.endswith("the input\n"))
        self.assertTrue(all(line.endswith("stdin=") for line in self.log("cmake.log")))

    def test_sources_are_built_again_and_content_is_not(self):
        for name in ("rules/a.treaty", "cases/a.json", "docs/a.md", "tests/a.cpp"):
            self.write(name, "changed")
            self.assertFalse(self.builds(), name)
        for name in ("dsl/a.cpp", "engine/new.cpp", "CMakeLists.txt", "packages.txt"):
            self.write(name, PACKAGES + "# changed\n")
            self.assertTrue(self.builds(), name)
            self.assertFalse(self.builds(), name)
        os.remove(os.path.join(self.root, "engine/new.cpp"))
        self.assertTrue(self.builds(), "a source was removed")

    def test_a_longer_list_installs_what_is_new(self):
        self.set("apt.log")
        self.write("packages.txt", PACKAGES.replace("cmake\n", "cmake\nninja-build\n"))
        self.assertIn("installing packages: ninja-build\n", self.run_script()[2])

    def test_a_source_saved_during_the_build_is_built_next(self):
        self.set("slow")
        self.write("dsl/a.cpp", "changed")
        process = self.start()
        self.wait_for_a_build()
        self.write("dsl/a.cpp", "changed while it was built")
        process.communicate("", timeout=200)
        self.assertTrue(self.builds())

    def test_a_moved_checkout_is_built_again(self):
        os.rename(self.root, self.root + " moved")
        self.root += " moved"
        self.assertTrue(self.builds())
        self.assertFalse(self.builds())

    def test_a_symbolic_link_to_the_script_will_do(self):
        link = os.path.join(self.folder, "casus")
        os.symlink(os.path.join(self.root, "casus"), link)
        run = subprocess.run(["casus", "x"], cwd="/", text=True, capture_output=True, check=False,
                             env={**self.environment,
                                  "PATH": self.folder + ":" + self.environment["PATH"]})
        self.assertIn(" in / with x\n", run.stdout)
        self.assertEqual(run.stderr, "")


class TwoAtOnce(Checkout):
    def test_the_second_waits_and_builds_nothing(self):
        self.set("slow")
        first = self.start()
        self.wait_for_a_build()
        second = self.start()
        errors = [process.communicate("", timeout=200)[1] for process in (first, second)]
        self.assertEqual((first.returncode, second.returncode), (0, 0))
        self.assertEqual(errors[1],
                         "casus: waiting for another build of this checkout to finish\n")
        self.assertEqual(sum("--build" in line for line in self.log("cmake.log")), 1)


class ReadOnly(Checkout):
    """A checkout that the user cannot write. Root can write everything, so it plays somebody."""

    def setUp(self):
        super().setUp()
        self.user = NOBODY if os.geteuid() == 0 else None
        self.set("installed", "g++\ncmake\n")
        os.makedirs(self.environment["HOME"])
        for path in (self.environment["HOME"], self.state):
            os.chmod(path, 0o777)
        for folder, _, files in os.walk(self.state):
            for name in files:
                os.chmod(os.path.join(folder, name), 0o777)

    def close(self):
        for folder, _, _ in os.walk(self.root):
            os.chmod(folder, 0o555)
            self.addCleanup(os.chmod, folder, 0o755)

    def test_it_is_built_in_the_cache_of_the_user(self):
        self.close()
        status, out, err = self.run_script("x", user=self.user)
        self.assertEqual(status, 0, err)
        self.assertIn(" with x\n", out)
        self.assertIn(f"{self.folder}/home/.cache/casus/a checkout-", self.log("cmake.log")[0])
        self.assertEqual(self.run_script(user=self.user)[2], "")

    def test_a_finished_build_in_it_is_used(self):
        self.run_script()
        self.close()
        self.assertEqual(self.run_script(user=self.user)[2], "")
        self.assertFalse(os.path.exists(self.environment["HOME"] + "/.cache"))

    def test_no_place_at_all(self):
        self.close()
        del self.environment["HOME"]
        status, _, err = self.run_script(user=self.user)
        self.assertEqual(status, 3)
        self.assertIn("no place to build in", err)


class RunTests(Checkout):
    def test_it_closes_with_the_counts(self):
        status, out, err = self.run_the_tests("-R", "unit", stdin="not for the tests")
        self.assertEqual(status, 0, err)
        self.assertEqual(out.splitlines()[-1], "7 passed, 0 failed")
        self.assertIn("installing packages: g++ cmake git\n", err)
        self.assertIn("casus: testing (release)\n", err)
        self.assertTrue(self.log("ctest.log")[0].endswith(" -R unit stdin="))

    def test_a_failed_test_fails_it(self):
        self.set("ctest", "71% tests passed, 2 tests failed out of 7\n")
        status, out, _ = self.run_the_tests()
        self.assertEqual((status, out.splitlines()[-1]), (1, "5 passed, 2 failed"))

    def test_no_test_is_a_failure(self):
        self.set("ctest", "No tests were found!!!\n")
        self.assertEqual(self.run_the_tests()[0], 3)

    def test_a_skip_is_told(self):
        status, out, _ = self.run_the_tests(FAKES_TEST_SAYS="skipped: import: no data")
        self.assertEqual(status, 0)
        self.assertEqual(out.splitlines()[-2:],
                         ["skipped: import: no data", "7 passed, 0 failed, 1 skipped"])

    def test_a_skip_with_the_data_at_hand_is_a_failure(self):
        status, out, _ = self.run_the_tests(FAKES_TEST_SAYS="skipped: import: no data",
                                    CASUS_TEST_DATA="/data")
        self.assertEqual(status, 1)
        self.assertEqual(out.splitlines()[-1], "7 passed, 1 failed, 1 skipped")

    def test_another_preset(self):
        self.assertIn("configuring (sanitize)", self.run_the_tests(CASUS_PRESET="sanitize")[2])
        self.assertIn("--preset sanitize", self.log("cmake.log")[0])

    def test_errors_on_warnings_are_a_wish_of_the_environment(self):
        self.run_the_tests()
        self.assertIn("CASUS_WERROR=OFF", self.log("cmake.log")[0])
        self.assertIn("configuring", self.run_the_tests(CASUS_WERROR="ON")[2])
        self.assertIn("CASUS_WERROR=ON", "".join(self.log("cmake.log")))


if __name__ == "__main__":
    sys.exit(unittest.main())
