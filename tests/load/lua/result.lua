-- What every script prints at its end, for tools.py.
function done(summary, latency, requests)
	local errors = summary.errors
	local bad = errors.connect + errors.read + errors.write + errors.status + errors.timeout
	print(string.format('RESULT {"requests": %d, "rps": %.1f, "bad": %d, "p50_ms": %.3f, "p99_ms": %.3f, "mean_ms": %.3f}',
		summary.requests, summary.requests / summary.duration * 1e6, bad, latency:percentile(50) / 1000,
		latency:percentile(99) / 1000, latency.mean / 1000))
end
