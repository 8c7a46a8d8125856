"""A ledger of claims about conflicts: what was said, by whom, in which words, and when it could be known."""

__version__ = "0.1.0"
