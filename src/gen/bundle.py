#!/usr/bin/env python3
"""Build-time bundling of the contract: api/*.yaml become one JSON document with local references only.

bundle.py OUT.json api/openapi.yaml [other sources, for the dependency list only]
bundle.py --operations OUT.inc BUNDLE.json

YAML is read by Debian's fy-dump. The output depends on the sources alone: same input, same bytes.
"""

import json
import os
import subprocess
import sys

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
LANES = {
    "langsung": "OPERATION",
    "penangan": "OPERATION",
    "penangan-lambat": "OPERATION",
    "pernyataan": "STATEMENT",
    "pernyataan-lambat": "STATEMENT",
    "buka": "STATEMENT",
    "tindakan": "STATEMENT",
}
ROLES = {
    "publik", "masyarakat", "pelaksana", "kepala_penyelenggara", "bagian_organisasi", "ombudsman", "portal_provinsi",
}


class ContractError(Exception):
    """The contract is wrong; the message names the place."""


def reject_duplicates(pairs):
    """A key that stands twice in one mapping is a mistake that JSON would hide."""
    result = {}
    for key, value in pairs:
        if key in result:
            raise ContractError(f"key {key!r} stands twice in one mapping")
        result[key] = value
    return result


def load_yaml(path):
    """Read one YAML file as plain Python values."""
    done = subprocess.run(["fy-dump", "--mode", "json", path], capture_output=True, check=False)
    if done.returncode != 0:
        raise ContractError(f"{path}: {done.stderr.decode(errors='replace').strip()}")
    try:
        return json.loads(done.stdout, object_pairs_hook=reject_duplicates)
    except (json.JSONDecodeError, ContractError) as error:
        raise ContractError(f"{path}: {error}") from error


def walk_pointer(document, pointer, where):
    """The value at a JSON Pointer (RFC 6901) in document."""
    value = document
    for token in pointer.split("/")[1:]:
        token = token.replace("~1", "/").replace("~0", "~")
        if not isinstance(value, dict) or token not in value:
            raise ContractError(f"{where}: nothing at #{pointer}")
        value = value[token]
    return value


class Bundler:
    """Moves every referenced component into the one document, under its own name."""

    def __init__(self, root):
        self.root = os.path.abspath(root)
        self.files = {}
        self.components = {}
        self.origin = {}

    def load(self, path):
        if path not in self.files:
            self.files[path] = load_yaml(path)
        return self.files[path]

    def target(self, ref, base):
        """(file, pointer) that ref, written in file base, means."""
        name, _, pointer = ref.partition("#")
        path = os.path.normpath(os.path.join(os.path.dirname(base), name)) if name else base
        return path, pointer

    def component(self, path, pointer, where):
        """Make the component at path#pointer part of the bundle and return its local reference."""
        parts = pointer.split("/")
        if len(parts) != 4 or parts[1] != "components":
            raise ContractError(f"{where}: #{pointer} is not a component")
        section, name = parts[2], parts[3]
        if self.origin.setdefault((section, name), path) != path:
            raise ContractError(f"{where}: {section}/{name} exists in {path} and {self.origin[(section, name)]}")
        members = self.components.setdefault(section, {})
        if name not in members:
            members[name] = None
            members[name] = self.resolve(walk_pointer(self.load(path), pointer, where), path, pointer)
        return f"#/components/{section}/{name}"

    def resolve(self, value, path, where):
        """A copy of value in which every reference is local to the bundle."""
        if isinstance(value, list):
            return [self.resolve(item, path, where) for item in value]
        if not isinstance(value, dict):
            return value
        result = {}
        for key, item in value.items():
            if key == "$ref" and isinstance(item, str):
                result[key] = self.component(*self.target(item, path), f"{path}: {where}")
            else:
                result[key] = self.resolve(item, path, f"{where}/{key}")
        return result

    def path_item(self, item, path, where):
        """Path items are put in place, not referenced, so that readers find the operations at once."""
        if "$ref" in item:
            path, pointer = self.target(item["$ref"], path)
            item = walk_pointer(self.load(path), pointer, where)
        return self.resolve(item, path, where)

    def bundle(self):
        document = self.load(self.root)
        result = {}
        for key, value in document.items():
            if key == "paths":
                result[key] = {p: self.path_item(v, self.root, p) for p, v in value.items()}
            elif key != "components":
                result[key] = self.resolve(value, self.root, key)
        for section, members in document.get("components", {}).items():
            for name in members:
                self.component(self.root, f"/components/{section}/{name}", "components")
        result["components"] = {s: dict(sorted(m.items())) for s, m in sorted(self.components.items())}
        return result


def operations(document):
    """Every (place, operation) of a bundled contract, in the order of the document."""
    for path, item in document["paths"].items():
        for method in METHODS:
            if method in item:
                yield f"{method.upper()} {path}", item[method]


def check_operation(place, operation, seen):
    """What the daemon needs of every operation must be there."""
    name = operation.get("operationId")
    if not name:
        raise ContractError(f"{place}: no operationId")
    if not name.isidentifier() or name != name.lower():
        raise ContractError(f"{place}: operationId {name!r} is not snake_case")
    if name in seen:
        raise ContractError(f"{place}: operationId {name} is also that of {seen[name]}")
    seen[name] = place
    roles = operation.get("x-peran")
    if not roles or not set(roles) <= ROLES:
        raise ContractError(f"{place}: x-peran is missing or names an unknown role")
    if operation.get("x-jalur") not in LANES:
        raise ContractError(f"{place}: x-jalur is missing or unknown")
    anonymous = operation.get("security") is not None and (
        not operation["security"] or {} in operation["security"])
    if anonymous != ("publik" in roles):
        raise ContractError(f"{place}: security and x-peran disagree about callers without a token")


def check(document):
    seen = {}
    for place, operation in operations(document):
        check_operation(place, operation, seen)


def write(path, text):
    with open(path, "w", encoding="utf-8") as out:
        out.write(text)


def bundle_main(out, root):
    document = Bundler(root).bundle()
    check(document)
    write(out, json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n")


def operations_main(out, bundled):
    with open(bundled, encoding="utf-8") as source:
        document = json.load(source)
    lines = sorted(f"{LANES[o['x-jalur']]}({o['operationId']})" for _, o in operations(document))
    write(out, "\n".join(lines) + "\n")


def main(arguments):
    if len(arguments) == 3 and arguments[0] == "--operations":
        operations_main(arguments[1], arguments[2])
    elif len(arguments) >= 2 and not arguments[0].startswith("-"):
        bundle_main(arguments[0], arguments[1])
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except ContractError as error:
        sys.exit(f"contract: {error}")
