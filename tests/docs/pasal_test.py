#!/usr/bin/env python3
"""docs/pasal.md names only operations and tests that exist: pasal_test.py SOURCE_ROOT.

A row is "| pasal | rule | operations | tests |". An operation is an operationId of api/ in backticks, or a command of the program
written `layanand ...`. A test is `path` or `path: text`, where the text stands in that file. A row that is about a later
process says "belum" (not yet) in both columns. A rule has one row; what is "belum" is not what another row has built; each operation
of a legal basis (x-dasar-hukum) is in a row.
"""

import glob
import os
import re
import sys

CODE = re.compile(r"`([^`]+)`")
NOT_YET = "belum"
ARTICLE = re.compile(r"\bP(\d+)((?:-?\(\d+\))*)(?:-P(\d+))?")
PARAGRAPH = re.compile(r"(-?)\((\d+)\)")
OPERATION = re.compile(r"^      operationId: *(\w+)\n((?:      .*\n|\n)*)", re.M)


def operations(root):
    """Each operationId, and whether the contract gives it a legal basis."""
    found = {}
    for path in glob.glob(f"{root}/api/*.yaml"):
        with open(path, encoding="utf-8") as file:
            found.update((name, "x-dasar-hukum:" in rest) for name, rest in OPERATION.findall(file.read()))
    return found


def commands(root):
    with open(f"{root}/src/daemon/main.c", encoding="utf-8") as file:
        return set(re.findall(r'^\t\{ "([a-z-]+)",', file.read(), re.M))


def rows(text):
    for number, line in enumerate(text.split("\n"), 1):
        cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip())[1:-1]]
        if not cells or set("".join(cells)) <= set("-: ") or cells[0] == "Pasal":
            continue
        yield number, cells


def paragraphs(cell):
    """The (pasal, ayat) that a first cell names; ayat 0: the whole pasal. P10(7)(9)-(11), P13-P15."""
    found = set()
    for first, ayat, last in ARTICLE.findall(cell):
        before = 0
        for dash, number in PARAGRAPH.findall(ayat):
            found |= {(int(first), n) for n in range(before + 1 if dash else int(number), int(number) + 1)}
            before = int(number)
        found |= {(n, 0) for n in range(int(first), int(last or first) + 1) if last or not ayat}
    return found


def overlap(one, other):
    return any(a == c and (b == d or not b or not d) for a, b in one for c, d in other)


def check_once(table):
    """Two rows of a rule; something that is said to be built and not to be."""
    seen, faults = {}, []
    for number, cells in table:
        rule = tuple(" ".join(cell.lower().split()) for cell in cells[:2])
        if rule in seen:
            faults.append(f"docs/pasal.md:{number}: the rule of line {seen[rule]} again")
        seen.setdefault(rule, number)
    built = [(number, paragraphs(cells[0])) for number, cells in table if cells[2:] != [NOT_YET, NOT_YET]]
    for number, cells in table:
        if cells[2:] == [NOT_YET, NOT_YET]:
            faults += [f"docs/pasal.md:{number}: {cells[0]} is {NOT_YET} and built in line {line}" for line, there in built
                       if overlap(paragraphs(cells[0]), there)]
    return faults


def check_complete(table, known):
    named = {name for _, cells in table for name in CODE.findall(" ".join(cells[2:3]))}
    return [f"docs/pasal.md: no row for the operation {name}" for name, based in sorted(known.items()) if based and name not in named]


def check_operation(name, known, programs):
    if name.startswith("layanand "):
        return None if name.split()[1] in programs else f"no command {name}"
    return None if name in known else f"no operation {name}"


def check_test(root, name):
    path, _, text = name.partition(": ")
    if not os.path.isfile(os.path.join(root, path)):
        return f"no file {path}"
    with open(os.path.join(root, path), encoding="utf-8") as file:
        return None if text in file.read() else f"{path} does not say {text!r}"


def check_row(root, cells, known, programs):
    if len(cells) != 4:
        return [f"{len(cells)} columns instead of 4"]
    _, _, names, tests = cells
    if names == NOT_YET and tests == NOT_YET:
        return []
    faults = [check_operation(name, known, programs) for name in CODE.findall(names)]
    faults += [check_test(root, name) for name in CODE.findall(tests)]
    faults += [None if CODE.search(cell) else f"nothing named in {cell!r}" for cell in (names, tests)]
    return [fault for fault in faults if fault]


def check(root):
    with open(f"{root}/docs/pasal.md", encoding="utf-8") as file:
        table = list(rows(file.read()))
    known, programs = operations(root), commands(root)
    faults = [f"docs/pasal.md:{number}: {fault}" for number, cells in table for fault in check_row(root, cells, known, programs)]
    faults += check_once(table) + check_complete(table, known)
    return faults if table and known and programs else faults + ["docs/pasal.md: no rows, or no operations found"]


if __name__ == "__main__":
    found = check(sys.argv[1])
    print("\n".join(found) or "pasal: ok")
    sys.exit(1 if found else 0)
