-- Sends one event of 64 bytes again and again, and says at the end what wrk counts.
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/octet-stream"
wrk.body = string.rep("x", 64)

done = function(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format("figures requests=%d p50_us=%d p99_us=%d max_us=%d connect=%d read=%d write=%d timeout=%d status=%d\n",
    summary.requests, latency:percentile(50), latency:percentile(99), latency.max,
    errors.connect, errors.read, errors.write, errors.timeout, errors.status))
end
