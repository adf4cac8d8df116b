#!/usr/bin/env python3
"""Measures layanand against what the machine can do: ratios taken in one run, interleaved, medians of the rounds."""

import json
import os
import statistics
import sys
import time

import cached
import decree
import intake
import memory
import neighbours
import peer
import reading
import survey
import sweep
from daemon import HERE, Daemon, psql
from tools import Wrong

ROUNDS = int(os.environ.get("BENCH_ROUNDS", "3"))
COMPLAINTS = int(os.environ.get("BENCH_COMPLAINTS", "200000"))
ONLY = os.environ.get("BENCH_ONLY", "").split()


def say(text):
    print(f"[{time.monotonic() - BEGUN:5.0f} s] {text}", file=sys.stderr, flush=True)


BEGUN = time.monotonic()

# name: (target, goal, better, unit of both sides, what is divided by what)
TARGETS = {
    "read_point": (0.35, 0.8, "more", "/s", "GET of a complaint by its officer / pgbench, same statement, 8 clients"),
    "read_public": (0.5, 0.9, "more", "/s", "GET of a service / pgbench, same statement, 8 clients"),
    "cached": (0.7, 0.95, "more", "/s", "GET of a service kept ready / libmicrohttpd alone, the same bytes and headers"),
    "intake": (0.6, 0.9, "more", "/s", "POST of a complaint / pgbench inserting the same rows, 16 clients"),
    "slow_neighbours": (5, 2, "less", "ms", "p99 beside 32 clients that search / p99 without, the worse of both"),
    "slow_neighbours_livez": (5, 2, "less", "ms", "... of /livez"),
    "slow_neighbours_read_public": (5, 2, "less", "ms", "... of read_public"),
    "peer_fastify": (2, 5, "more", "/s", "read_point / Fastify 5 + pg, the statement alone"),
    "peer_fastify_guarded": (2, 5, "more", "/s", "read_point / Fastify 5 + pg under identity and policies"),
    "answer_intake": (0.6, 0.9, "more", "/s", "POST of a survey's answer by token / pgbench writing the same rows, 16 clients"),
    "aggregate": (1.2, 1.05, "less", "ms", "index of the regency over very many answers / over 10,000, as many rounds"),
    "aggregate_penyelenggara": (1.2, 1.05, "less", "ms", "... of each agency"),
    "sweep": (1.5, 1.1, "less", "ms", "1,000 due among many open / among 10,000"),
    "kalender_s": (300, 60, "less", "s", "a decree that moves all of many open deadlines"),
    "kalender_preview_s": (20, 5, "less", "s", "its preview"),
    "kalender_livez": (5, 2, "less", "ms", "p99 of /livez beside the decree / alone"),
    "kalender_read_public": (5, 2, "less", "ms", "... of a public list"),
    "kalender_read_point": (5, 2, "less", "ms", "... of reading a case, moved or not"),
    "kalender_intake": (5, 2, "less", "ms", "... of filing a complaint"),
    "kalender_intake_longest_ms": (2000, 500, "less", "ms", "the longest that a filing waited"),
    "memory_idle_mib": (32, 16, "less", "MiB", "RSS of an idle daemon"),
    "memory_10k_connections_mib": (400, 100, "less", "MiB", "RSS with 10,000 idle connections"),
    "ready_ms": (200, 50, "less", "ms", "exec to ready on a migrated database"),
}


class Results:
    """Samples by ratio; each sample is a pair taken in the same round."""

    def __init__(self):
        self.samples = {}
        self.skipped = {}

    def add(self, name, numerator, denominator=1.0):
        self.samples.setdefault(name, []).append((numerator, denominator))

    def skip(self, name, reason):
        self.skipped[name] = reason

    def ratio(self, name):
        target, goal, better, unit, what = TARGETS[name]
        numerator = statistics.median(pair[0] for pair in self.samples[name])
        denominator = statistics.median(pair[1] for pair in self.samples[name])
        return {"value": round(numerator / denominator, 4), "target": target, "goal": goal, "better": better,
                "numerator": round(numerator, 3), "denominator": round(denominator, 3), "unit": unit, "what": what}

    def ratios(self):
        found = {name: self.ratio(name) for name in TARGETS if name in self.samples}
        probes = [ratio for name, ratio in found.items() if name.startswith("slow_neighbours_")]
        if probes:
            worse = max(probes, key=lambda ratio: ratio["value"])
            found = {"slow_neighbours": {**worse, "what": TARGETS["slow_neighbours"][4]}, **found}
        return found


def wanted(name):
    return not ONLY or name in ONLY


def verdict(ratio):
    reached = (lambda bound: ratio["value"] >= bound) if ratio["better"] == "more" else (lambda bound: ratio["value"] <= bound)
    return "goal" if reached(ratio["goal"]) else "ok" if reached(ratio["target"]) else "MISSED"


def report(results):
    print(f"{'':28}{'value':>9}{'first':>8}{'goal':>7}{'numerator':>13}{'denominator':>13}  {'':7} what")
    for name, r in results.ratios().items():
        print(f"{name:28}{r['value']:>9.3f}{r['target']:>8g}{r['goal']:>7g}{r['numerator']:>13.2f}{r['denominator']:>13.2f}  "
              f"{verdict(r):7} {r['what']}")
    for name, reason in sorted(results.skipped.items()):
        print(f"{name:28}  skipped: {reason}")


def load():
    say(f"loading the catalogue and {COMPLAINTS} complaints")
    psql(None, file="katalog.sql")
    psql(None, file="pengaduan.sql", jumlah=COMPLAINTS)
    psql("vacuum analyze")
    psql("checkpoint")


def main_rounds(daemon, results):
    """Everything that is measured on the large database, each kind once a round."""
    kinds = [("read_point", reading.Point), ("peer_fastify", peer.Peer), ("read_public", reading.Public), ("cached", cached.Cached),
             ("intake", intake.Intake), ("answer_intake", survey.Answers), ("aggregate", survey.Aggregate),
             ("slow_neighbours", neighbours.Neighbours)]
    if wanted("peer_fastify"):
        kinds[0] = ("peer_fastify", reading.Point) if not wanted("read_point") else kinds[0]
    running = [kind(daemon, COMPLAINTS, results) for name, kind in kinds if wanted(name)]
    try:
        for one in running:
            say(f"checking the answers: {type(one).__name__.lower()}")
            one.check()
        for number in range(1, ROUNDS + 1):
            for one in running:
                say(f"round {number} of {ROUNDS}: {type(one).__name__.lower()}")
                one.measure(number)
    finally:
        for one in running:
            one.close()


def measure_all(results):
    daemon = Daemon("main", CACHE_MEGABYTES=0)  # reads are of the database; "cached" has a daemon of its own
    daemon.prepare()
    if wanted("ready") or wanted("memory"):
        say("start to ready, memory")
        memory.measure(daemon, results, ROUNDS)
    if not ONLY or set(ONLY) & {"read_point", "peer_fastify", "read_public", "cached", "intake", "answer_intake", "aggregate", "slow_neighbours"}:
        load()
        with daemon:
            main_rounds(daemon, results)
    if wanted("kalender"):
        decree.measure(results, say)
    if wanted("sweep"):
        sweep.measure(results, ROUNDS, say)


def main():
    """What was measured is told also when a wrong answer ends it."""
    results = Results()
    fault = None
    try:
        measure_all(results)
    except Wrong as wrong:
        fault = f"bench: wrong answer: {wrong}"
    out = os.path.join(os.environ["BENCH_BUILD"], "bench.json")
    with open(out, "w", encoding="utf-8") as file:
        json.dump({"ratios": results.ratios(), "skipped": results.skipped,
                   "size": {"complaints": COMPLAINTS, "answers": survey.ANSWERS, "open_deadlines": sweep.OPEN, "rounds": ROUNDS, "cores": os.cpu_count()}},
                  file, indent=1)
        file.write("\n")
    report(results)
    print(f"({COMPLAINTS} complaints, {ROUNDS} rounds, {os.cpu_count()} cores, {time.monotonic() - BEGUN:.0f} s; {out})")
    return fault


os.environ["LUA_DIR"] = os.path.join(HERE, "lua")
sys.exit(main())
