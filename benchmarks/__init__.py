"""Measurements against a named peer in the same run. Run by hand: `make bench`, or `python -m benchmarks ledger`."""
