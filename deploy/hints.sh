# What ./run prints when the instance serves; sourced by it.
say "http://127.0.0.1:$port serves"
