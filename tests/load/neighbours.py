"""slow_neighbours: what searches of about 50 ms each do to the p99 of quick answers."""

import os
import statistics
import subprocess
import sys
import time
from datetime import datetime, timedelta, timezone

from daemon import HERE
from reading import PUBLIC_PATHS, expect, fetch, officer_token
from tools import SECONDS, Wrong, result_of, wrk

CONNECTIONS = 16
SEARCHERS = 32
WANTED_MS = 50
# An officer of an agency of middling size looks for a word in what changed in the last so many hours.
OFFICER_NUMBER = 9  # not the one with whom intake files
HOURS = (1, 2, 4, 8, 12, 16, 24, 32, 48)


class Neighbours:
    def __init__(self, daemon, _, results):
        self.daemon = daemon
        self.results = results
        self.token = officer_token(daemon, OFFICER_NUMBER)
        self.path = None

    def took_ms(self, path):
        samples = []
        while len(samples) < 5 and sum(samples) < 1000:
            begun = time.monotonic()
            status, _, found = fetch(self.daemon.url + path, self.token)
            samples.append((time.monotonic() - begun) * 1000)
            expect(path, status, 200)
        if not found["data"]:
            raise Wrong(f"{path} finds nothing")
        return statistics.median(samples)

    def check(self):
        """Takes the search whose length is nearest to what is wanted."""
        times = {}
        for hours in HOURS:
            since = (datetime.now(timezone.utc) - timedelta(hours=hours)).strftime("%Y-%m-%dT%H:%M:%SZ")
            path = f"/v1/pengaduan?q=langka50&limit=20&diperbarui_sejak={since}"
            times[path] = self.took_ms(path)
        self.path = min(times, key=lambda path: abs(times[path] - WANTED_MS))
        print(f"        searches: {self.path} takes {times[self.path]:.0f} ms alone", file=sys.stderr)

    def probes(self, seconds):
        return {"livez": wrk(self.daemon.url, CONNECTIONS, "get.lua", seconds, PATHS="/livez")["p99_ms"],
                "read_public": wrk(self.daemon.url, CONNECTIONS, "read.lua", seconds, **PUBLIC_PATHS)["p99_ms"]}

    def start_searches(self, seconds):
        environment = {**os.environ, "TOKEN": self.token, "PATHS": self.path}
        return subprocess.Popen(["wrk", "-t1", f"-c{SEARCHERS}", f"-d{seconds}s", "--timeout", "20s", "-s", os.path.join(HERE, "lua", "get.lua"),
                                 self.daemon.url], stdout=subprocess.PIPE, text=True, env=environment)

    def measure(self, _):
        alone = self.probes(SECONDS)
        searches = self.start_searches(2 * SECONDS + 2)
        time.sleep(1)
        beside = self.probes(SECONDS)
        output, _ = searches.communicate()
        found = result_of(output)
        # On a busy machine some may pass their deadline: they are the load here, not what is measured.
        if found["requests"] - found["bad"] < SEARCHERS:
            raise Wrong(f"searches failed: {output}")
        for name, p99 in alone.items():
            self.results.add(f"slow_neighbours_{name}", beside[name], p99)

    def close(self):
        pass
