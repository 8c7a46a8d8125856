"""The commands: parse, call, print. No logic, and no import that only one command needs."""

# isort: off (the help lists the commands in this order)
from tracker.cli import gathering, asking, deciding, giving, proving
from tracker.cli.app import app

__all__ = ["app", "asking", "deciding", "gathering", "giving", "proving"]
