"""The commands: parse, call, print. No logic, and no import that only one command needs."""

from tracker.cli import gathering, asking, deciding, giving, proving  # noqa: I001 (the help lists them in this order)
from tracker.cli.app import app

__all__ = ["app", "asking", "deciding", "gathering", "giving", "proving"]
