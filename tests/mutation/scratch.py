"""The scratch copy of the tree that holds the mutants, and its build."""

import os
import shutil
import subprocess

import schemata

SKIPPED = (".git", "build", "__pycache__")


def read(path):
    with open(path, "rb") as file:
        return file.read()


def files_below(root):
    for folder, folders, names in os.walk(root):
        top = os.path.relpath(folder, root) == "."
        folders[:] = [name for name in folders
                      if name not in (SKIPPED if top else ("__pycache__",))]
        for name in names:
            path = os.path.join(folder, name)
            if not os.path.islink(path):
                yield os.path.relpath(path, root)


class Scratch:
    """Kept from run to run: only what changed is written, so that only that is built again."""

    def __init__(self, root):
        self.root = root
        self.source = os.path.join(root, "build", "mutation", "source")
        # Where the presets put it, so that a compiler cache shares what has no mutant in it.
        self.build = os.path.join(self.source, "build", "release")
        self.log = os.path.join(root, "build", "mutation", "build.log")

    def wanted(self, mutants):
        """The bytes of each file of the copy."""
        wanted = {name: None for name in files_below(self.root)}
        wanted[schemata.HEADER_NAME] = schemata.HEADER.encode()
        slow = {}
        for name, rows in schemata.by_file(mutants).items():
            text = schemata.rewrite(read(os.path.join(self.root, name)).decode(), rows)
            wanted[name] = f'#include "{schemata.HEADER_NAME}"\n{text}'.encode()
            folder, _, base = name.rpartition("/")
            if base.endswith(".cpp"):
                slow.setdefault(f"{folder}/CMakeLists.txt", []).append(base)
        # Mutants are compiled for a short run, not for speed.
        for name, sources in slow.items():
            line = f"set_source_files_properties({' '.join(sources)} PROPERTIES " \
                   "COMPILE_OPTIONS \"-O1;-w\")\n"
            wanted[name] = read(os.path.join(self.root, name)) + line.encode()
        return wanted

    def write(self, mutants):
        os.makedirs(self.source, exist_ok=True)
        wanted = self.wanted(mutants)
        for name in set(files_below(self.source)) - set(wanted):
            os.remove(os.path.join(self.source, name))
        for name, data in wanted.items():
            origin, target = os.path.join(self.root, name), os.path.join(self.source, name)
            data = read(origin) if data is None else data
            if os.path.exists(target) and read(target) == data:
                continue
            os.makedirs(os.path.dirname(target), exist_ok=True)
            with open(target, "wb") as file:
                file.write(data)
            if os.path.exists(origin):
                shutil.copymode(origin, target)

    def compile(self, targets):
        """False: it does not build; the log says why."""
        commands = [["cmake", "--preset", "release"],
                    ["cmake", "--build", self.build, "-j2", "--target", *targets]]
        environment = {**os.environ, "CCACHE_BASEDIR": self.source}
        with open(self.log, "wb") as log:
            return all(subprocess.run(command, cwd=self.source, env=environment, stdout=log,
                                      stderr=log, stdin=subprocess.DEVNULL,
                                      check=False).returncode == 0
                       for command in commands)
