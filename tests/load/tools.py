"""The load generators and what they say."""

import json
import os
import re
import subprocess

from daemon import HERE, WORK

SECONDS = int(os.environ.get("BENCH_SECONDS", "4"))


class Wrong(Exception):
    """An answer that is not what it should be: nothing is timed then."""


def result_of(output):
    found = re.search(r"^RESULT (\{.*\})$", output, re.M)
    if not found:
        raise RuntimeError(f"wrk: {output}")
    return json.loads(found.group(1))


def wrk(url, connections, script, seconds=SECONDS, threads=2, **environment):
    """Requests a second and latencies in ms; every answer must have been a success."""
    command = ["wrk", f"-t{min(threads, connections)}", f"-c{connections}", f"-d{seconds}s", "--timeout", "20s",
               "-s", os.path.join(HERE, "lua", script), url]
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, **{k: str(v) for k, v in environment.items()}})
    if done.returncode:
        raise RuntimeError(f"wrk: {done.stdout}{done.stderr}")
    result = result_of(done.stdout)
    if result["bad"]:
        raise Wrong(f"{url} {script}: {result['bad']} of {result['requests']} requests failed")
    return result


def pgbench(script, clients, seconds=SECONDS, options="", database="layanand", variables=()):
    """Transactions a second, prepared."""
    command = ["pgbench", "-n", "-M", "prepared", f"-c{clients}", "-j2", f"-T{seconds}", "-f", os.path.join(WORK, script)]
    for name, value in variables:
        command += ["-D", f"{name}={value}"]
    done = subprocess.run(command + [database], capture_output=True, text=True, env={**os.environ, "PGOPTIONS": f"-c jit=off {options}"})
    tps = re.search(r"^tps = ([\d.]+)", done.stdout, re.M)
    failed = re.search(r"failed transactions: (\d+)", done.stdout)
    if done.returncode or not tps or (failed and int(failed.group(1))):
        raise RuntimeError(f"pgbench {script}: {done.stdout}{done.stderr}")
    return float(tps.group(1))


def statement(path):
    """A statement of the daemon without its comments."""
    with open(path, encoding="utf-8") as file:
        return "".join(line for line in file if not line.lstrip().startswith("--")).strip()


def write(name, text):
    with open(os.path.join(WORK, name), "w", encoding="utf-8") as file:
        file.write(text)
