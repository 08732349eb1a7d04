"""The figures of docs/mutation.md: what stands between the marks is written from the results."""

import collections
import os
import re

BEGIN, END = "<!-- figures -->", "<!-- end of figures -->"
COUNT = re.compile(r"^\*\*(\d+) mutants\*\*", re.MULTILINE)


def path_of(root):
    return os.path.join(root, "docs", "mutation.md")


def read(root):
    with open(path_of(root), encoding="utf-8") as file:
        return file.read()


def kinds_table(rows):
    kinds = collections.Counter(row["kind"] for row in rows if row["killed_by"])
    yield "| killed first by | mutants |"
    yield "|---|---|"
    for kind, count in kinds.most_common():
        yield f"| {kind} | {count} |"


def survivors_list(mutants, results):
    survivors = [mutant for mutant in mutants if not results[mutant.id]["killed_by"]]
    if not survivors:
        yield "No mutant survives."
    for mutant in survivors:
        why = mutant.survives or "not answered yet"
        yield f"- `{mutant.id}` ({mutant.file}), {mutant.mistake}: {why}"


def figures(mutants, results):
    """Markdown; mutants that the last runs did not try are counted as such."""
    tried = [mutant for mutant in mutants if mutant.id in results]
    rows = [results[mutant.id] for mutant in tried]
    killed = sum(row["killed_by"] is not None for row in rows)
    hung = sum(bool(row.get("hangs")) for row in rows)
    folders = collections.Counter("/".join(mutant.file.split("/")[:2]) for mutant in mutants)
    where = ", ".join(f"{count} in `{folder}`" for folder, count in sorted(folders.items()))
    yield (f"**{len(mutants)} mutants** ({where}), {len(tried)} tried, {killed} of these killed "
           f"({100 * killed / len(tried):.1f} %), {hung} by never ending.")
    yield ""
    yield from kinds_table(rows)
    yield ""
    yield "### What survives, and why"
    yield ""
    yield from survivors_list(tried, results)


def write(root, mutants, results):
    text = read(root)
    before, _, rest = text.partition(BEGIN)
    after = rest.partition(END)[2]
    body = "\n".join(figures(mutants, results))
    with open(path_of(root), "w", encoding="utf-8") as file:
        file.write(f"{before}{BEGIN}\n{body}\n{END}{after}")


def check(root, mutants):
    """Whether the page speaks of the list as it is."""
    found = COUNT.search(read(root))
    if found and int(found.group(1)) == len(mutants):
        return []
    return [f"docs/mutation.md is about {found.group(1) if found else 'no'} mutants, the list has "
            f"{len(mutants)}: run mutate.py, then mutate.py --page"]
