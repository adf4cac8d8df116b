#!/usr/bin/env python3
"""docs/pasal.md names only operations and tests that exist: pasal_test.py SOURCE_ROOT.

A row is "| pasal | rule | operations | tests |". An operation is an operationId of api/ in backticks, or a command of the program
written `layanand ...`. A test is `path` or `path: text`, where the text stands in that file. A row that is about a later
process says "belum" (not yet) in both columns.
"""

import glob
import os
import re
import sys

CODE = re.compile(r"`([^`]+)`")
NOT_YET = "belum"


def operations(root):
    found = set()
    for path in glob.glob(f"{root}/api/*.yaml"):
        with open(path, encoding="utf-8") as file:
            found |= set(re.findall(r"^\s*operationId: *(\w+)", file.read(), re.M))
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
    return faults if table and known and programs else faults + ["docs/pasal.md: no rows, or no operations found"]


if __name__ == "__main__":
    found = check(sys.argv[1])
    print("\n".join(found) or "pasal: ok")
    sys.exit(1 if found else 0)
