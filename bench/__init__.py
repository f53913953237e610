"""The load generator and its references. `make bench`; see docs/bench.md."""
