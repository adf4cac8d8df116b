#!/usr/bin/env python3
"""The dependency rule, read off the #include lines: dependency_rule.py SRC

Modules stand in levels; a module may include its own headers, those of every lower level, and of
its own level only what BESIDE names. Domains and the daemon stand on top; no domain includes
another. Some foreign headers belong to one module.
"""

import os
import re
import sys

LEVELS = [
    {"base"},
    {"contract", "db", "kalender", "pii", "cache", "outgoing"},
    {"work"},
    {"auth", "http", "alur", "scheduler", "document", "isi", "lembar", "pihak"},
    {"akun", "penyelenggara", "layanan", "katalog", "impor", "pelaksana", "penetapan", "pengaduan", "informasi", "ppid", "skm", "standar", "lampiran", "dokumen", "hari_libur", "pemeriksaan_kanal",
     "ombudsman", "informasi_wajib", "seleksi", "kejadian", "statistik", "notifikasi", "data_pribadi"},  # the domains
    {"contoh"},  # the sample data, made by what the domains offer
    {"daemon"},
]

# (includes, included) of one level, each with its reason.
BESIDE = {
    ("http", "auth"): "a request is authenticated before it is routed",
    ("pihak", "document"): "a receipt is a document",
    ("scheduler", "alur"): "a lapsed deadline is an action on a case",
}

# Foreign headers behind one door each.
OWNED_HEADERS = {
    "microhttpd.h": "http",
    "jwt.h": "auth",
    "openssl/evp.h": "auth",
    "libpq-fe.h": "db",
    "zip.h": "lembar",
    "expat.h": "lembar",
}

NOT_MODULES = {"gen"}  # build scripts, no C
BANNED = "base/banned.h"
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(?:"([^"]+)"|<([^>]+)>)', re.MULTILINE)


def level(module):
    for number, modules in enumerate(LEVELS):
        if module in modules:
            return number
    return None


def fault_of_own(module, path):
    """Why `module` may not include the project's header `path`; None when it may."""
    if "/" not in path:
        return None  # its own directory, or generated
    other = path.split("/")[0]
    if other == module:
        return None
    if level(other) is None:
        return "%s is no module of the table" % other
    if level(other) < level(module) or (module, other) in BESIDE:
        return None
    return "%s may not include %s" % (module, other)


def faults_of_file(module, name, text):
    includes = [(own or foreign, bool(own), text.count("\n", 0, match.start()) + 1)
                for match in INCLUDE.finditer(text) for own, foreign in [match.groups()]]
    for path, own, line in includes:
        owner = OWNED_HEADERS.get(path)
        if owner:
            fault = "only %s includes %s" % (owner, path) if owner != module else None
        else:
            fault = fault_of_own(module, path) if own else None
        if fault:
            yield "%d: %s" % (line, fault)
    headers = [path for path, _, _ in includes if not path.endswith((".def", ".inc"))]
    if name.endswith(".c") and headers[-1:] != [BANNED]:
        yield "1: %s is not the last header included" % BANNED


def faults(src):
    """All violations below src, and how many files were read."""
    found = []
    count = 0
    for module in sorted(os.listdir(src)):
        if module in NOT_MODULES or not os.path.isdir(os.path.join(src, module)):
            continue
        for folder, _, files in sorted(os.walk(os.path.join(src, module))):
            for name in sorted(f for f in files if f.endswith((".c", ".h", ".def"))):
                path = os.path.join(folder, name)
                count += 1
                if level(module) is None:
                    found.append("%s:1: %s is no module of the table" % (path, module))
                    continue
                with open(path, encoding="utf-8") as f:
                    found += ["%s:%s" % (path, fault) for fault in faults_of_file(module, name, f.read())]
    return found, count


def main(argv):
    if len(argv) != 2:
        print("usage: dependency_rule.py SRC", file=sys.stderr)
        return 2
    found, count = faults(argv[1])
    if not count:
        found.append("%s: no sources found" % argv[1])
    for fault in found:
        print(fault, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
