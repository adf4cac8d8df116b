#!/usr/bin/env python3
"""Runs a generator over files found now, not at configure time: embed.py statements|migrations|penolakan ROOT OUT.h|- OUT.c

A new file is seen by the next build without reconfiguring. Outputs are touched only when their contents change, so
that nothing is compiled again for nothing.
"""

import glob
import os
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
sys.dont_write_bytecode = True

import migrations  # noqa: E402
import penolakan  # noqa: E402
import statements  # noqa: E402

KINDS = {"statements": (statements, "*/*.sql"), "migrations": (migrations, "*.sql"), "penolakan": (penolakan, "*/penolakan.def")}


def replace_if_changed(path, fresh):
    with open(fresh, "rb") as f:
        text = f.read()
    if os.path.exists(path):
        with open(path, "rb") as f:
            if f.read() == text:
                return
    with open(path, "wb") as f:
        f.write(text)


def main(argv):
    if len(argv) != 5:
        print(__doc__, file=sys.stderr)
        return 2
    kind, root, outputs = argv[1], argv[2], [o for o in argv[3:] if o != "-"]
    generator, pattern = KINDS[kind]
    with tempfile.TemporaryDirectory() as d:
        fresh = [os.path.join(d, os.path.basename(o)) for o in outputs]
        result = generator.main([kind] + fresh + sorted(glob.glob(os.path.join(root, pattern))))
        if result:
            return result
        for path, new in zip(outputs, fresh):
            replace_if_changed(path, new)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
