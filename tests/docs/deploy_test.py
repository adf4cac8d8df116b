#!/usr/bin/env python3
"""What deploy/ says about the program is true: deploy_test.py SOURCE_ROOT LAYANAND.

- deploy/layanand.conf is what `layanand config` prints, but for the settings listed in INSTALLED;
- every metric in the alerts and the dashboard is written by the program;
- asking a command for help does nothing else, and what it does not understand stops it;
- the container is built with the Debian packages that ./run installs;
- settings named in deploy/ and docs/ exist.
"""

import glob
import json
import re
import subprocess
import sys

failures = []


def check(truth, text):
    if not truth:
        failures.append(text)


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def run_packages(root):
    text = read(f"{root}/run")
    return set(re.search(r"packages_serve=\((.*?)\)", text, re.S).group(1).split())


def container_packages(root):
    stage = read(f"{root}/deploy/Containerfile").split("FROM ")[1]
    words = re.search(r"--no-install-recommends \\\n(.*?)\nCOPY", stage, re.S).group(1)
    return set(words.replace("\\", " ").split())


def check_example(root, program):
    printed = subprocess.run([program, "config"], check=True, capture_output=True, text=True).stdout
    check(printed == read(f"{root}/deploy/layanand.conf"), "deploy/layanand.conf is not what `layanand config` prints")


def check_command_line(program):
    for command in ("serve", "migrate", "token", "calendar", "clock", "keys", "verify", "sample", "check-config", "config"):
        asked = subprocess.run([program, command, "--help"], capture_output=True, text=True, timeout=20)
        check(asked.returncode == 0 and command in asked.stdout and not asked.stderr, f"layanand {command} --help: {asked}")
    for words in (["serve", "--conf", "x"], ["serve", "--config"], ["migrate", "now"], ["verify", "all"], ["check-config", "x"], ["server"]):
        refused = subprocess.run([program, *words], capture_output=True, text=True, timeout=20)
        check(refused.returncode == 2 and words[-1 if len(words) < 3 else 1] in refused.stderr, f"layanand {words}: {refused}")


def check_metrics(root):
    sources = "".join(read(path) for path in glob.glob(f"{root}/src/*/*.c"))
    known = set(re.findall(r"layanand_[a-z_]+", sources))
    for path in ("prometheus/alerts.yaml", "prometheus/dashboard.json"):
        for name in set(re.findall(r"\blayanand_[a-z_]+", read(f"{root}/deploy/{path}"))):
            base = name[: -len("_total")] if name.endswith("_total") else name
            check(name in known or base in known, f"deploy/{path}: no metric {name}")
    json.loads(read(f"{root}/deploy/prometheus/dashboard.json"))


def check_packages(root):
    runtime = {"fonts-liberation", "postgresql-15", "postgresql-client-15", "curl", "jq"}
    check(container_packages(root) == run_packages(root) - runtime,
          f"Containerfile and ./run differ: {container_packages(root) ^ (run_packages(root) - runtime)}")


def check_settings(root):
    table = re.findall(r"SETTING_\w+\((\w+), (\w+),", read(f"{root}/src/base/settings.def"))
    check(table, "no settings found")
    known = {f"LAYANAND_{section}_{name}".upper() for section, name in table}
    for path in glob.glob(f"{root}/deploy/*") + glob.glob(f"{root}/docs/**/*.md", recursive=True) + glob.glob(f"{root}/README*"):
        if path.rsplit("/", 1)[-1] == "data" or "." not in path.rsplit("/", 1)[-1] and "Containerfile" not in path:
            continue
        try:
            text = read(path)
        except IsADirectoryError:
            continue
        for name in set(re.findall(r"LAYANAND_[A-Z]+_[A-Z_]+[A-Z]", text)):
            check(name in known, f"{path}: no setting {name}")
        for section, name in set(re.findall(r"`(server|database|keys|issuer|auth|limits|scheduler|log)\.([a-z_]+)`", text)):
            check((section, name) in table, f"{path}: no setting {section}.{name}")


def main(root, program):
    check_example(root, program)
    check_command_line(program)
    check_metrics(root)
    check_packages(root)
    check_settings(root)
    print("\n".join(failures) or "deploy: ok")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
