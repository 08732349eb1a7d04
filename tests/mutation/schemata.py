"""Mutants as switches in the sources: one build holds them all, the environment chooses one.

A mutant replaces a piece of one file. Pieces are found by their words, whatever the line breaks,
and each must stand once in its file (or in `within`, which must). An expression becomes
`(chosen ? (to) : (from))`, a statement `{ if (chosen) { to } else { from } }`.
"""

import dataclasses
import os
import re
import tomllib

FOLDER = os.path.dirname(os.path.abspath(__file__))
VARIABLE = "CASUS_MUTANT"
HEADER_NAME = "casus_mutant.hpp"
HEADER = """#pragma once

#include <cstdlib>
#include <string_view>

inline bool casus_mutant(std::string_view id) {
  static std::string_view const chosen = [] {
    char const* const name = std::getenv("%s");
    return std::string_view(name == nullptr ? "" : name);
  }();
  return chosen == id;
}
""" % VARIABLE


class BadMutant(Exception):
    """An entry of the list that does not fit the sources any more."""


@dataclasses.dataclass(frozen=True)
class Mutant:
    """One mistake: what stands in the file, what a careless author would have written."""
    id: str
    file: str
    mistake: str  # what it would do to a verdict or a rule
    old: str
    new: str
    within: str = ""
    survives: str = ""  # why no test can see it

    @property
    def is_statement(self):
        return self.old.rstrip().endswith((";", "}"))

    def switched(self, old):
        """The piece with the switch around it; `old` may hold switches of its own."""
        if self.is_statement:
            return f'{{ if (casus_mutant("{self.id}")) {{ {self.new} }} else {{ {old} }} }}'
        return f'(casus_mutant("{self.id}") ? ({self.new}) : ({old}))'


def read_mutants(folder=None):
    """The whole list, in the order of the files' names."""
    folder = folder or os.path.join(FOLDER, "mutants")
    mutants = []
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), "rb") as file:
            for row in tomllib.load(file)["mutant"]:
                row["old"], row["new"] = row.pop("from"), row.pop("to")
                mutants.append(Mutant(**row))
    ids = [mutant.id for mutant in mutants]
    for again in {name for name in ids if ids.count(name) > 1}:
        raise BadMutant(f"{again}: two mutants have this id")
    return mutants


def find_once(text, words, mutant, first=0, last=None):
    """Where the words stand, with any blanks between them: (begin, end)."""
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    found = list(re.compile(pattern).finditer(text, first, len(text) if last is None else last))
    if len(found) != 1:
        raise BadMutant(f"{mutant.id}: stands {len(found)} times, not once, in {mutant.file}: "
                        f"{' '.join(words.split())}")
    return found[0].span()


def place_of(text, mutant):
    if not mutant.within:
        return find_once(text, mutant.old, mutant)
    return find_once(text, mutant.old, mutant, *find_once(text, mutant.within, mutant))


def rewrite(text, mutants):
    """The text of a file with a switch for each of its mutants."""
    placed = [(*place_of(text, mutant), mutant) for mutant in mutants]
    placed.sort(key=lambda row: (row[0], -row[1]))
    return render(text, 0, len(text), placed)


def render(text, begin, end, placed):
    """The text from begin to end. Pieces lie beside each other or within each other."""
    result, at = "", begin
    while placed:
        first, last, mutant = placed.pop(0)
        inner = []
        while placed and placed[0][0] < last:
            if placed[0][1] > last:
                raise BadMutant(f"{mutant.id}: overlaps {placed[0][2].id}")
            inner.append(placed.pop(0))
        result += text[at:first] + mutant.switched(render(text, first, last, inner))
        at = last
    return result + text[at:end]


def by_file(mutants):
    files = {}
    for mutant in mutants:
        files.setdefault(mutant.file, []).append(mutant)
    return files


def check(root, mutants):
    """What is wrong with the list, a line each."""
    wrong = []
    for name, rows in by_file(mutants).items():
        try:
            with open(os.path.join(root, name), encoding="utf-8") as file:
                text = file.read()
        except OSError as error:
            wrong.append(f"{', '.join(row.id for row in rows)}: {name}: {error.strerror}")
            continue
        for row in rows:
            try:
                place_of(text, row)
            except BadMutant as error:
                wrong.append(str(error))
        if not wrong:
            try:
                rewrite(text, rows)
            except BadMutant as error:
                wrong.append(str(error))
    return wrong
