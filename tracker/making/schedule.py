"""Ready units and workflows that run the daily command and the charts: printed, never installed."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

from tracker.errors import MisuseError

_HOUR = 8


def unit(system: str, database: Path) -> str:
    """The text for `cron`, `systemd` or `github`. Paths are absolute but in a workflow, which has its own checkout."""
    if "\n" in str(database):
        raise MisuseError(f"{str(database)!r} holds a line break, which no schedule can say; choose another with --db")
    folder = database.absolute().parent
    commands = _commands(database)
    if system == "cron":
        return _cron(folder, commands)
    if system == "systemd":
        return _systemd(folder, commands)
    if system == "github":
        return _github(database.name)
    raise MisuseError(f"there is no schedule for {system!r}, expected cron, systemd or github")


def _commands(database: Path) -> list[str]:
    program = Path(sys.argv[0]).absolute()
    tracker = str(program) if program.name == "tracker" else f"{sys.executable} -m tracker"
    database = database.absolute()
    charts = database.parent / "charts"
    return [
        f"{_quoted(tracker)} ingest --db {shlex.quote(str(database))}",
        f"{_quoted(tracker)} chart --db {shlex.quote(str(database))} --out {shlex.quote(str(charts))}",
        f"{_quoted(tracker)} status --db {shlex.quote(str(database))}",
    ]


def _quoted(command: str) -> str:
    return command if command.endswith(" -m tracker") else shlex.quote(command)


def _cron(folder: Path, commands: list[str]) -> str:
    # Percent signs end a command in a crontab. Each command runs even when the one before it found a problem.
    line = "; ".join(commands).replace("%", r"\%")
    where = shlex.quote(str(folder)).replace("%", r"\%")
    return (
        f"# Every morning at {_HOUR}. Add this to the table of `crontab -e`; cron mails what the commands say.\n"
        f"0 {_HOUR} * * * cd {where} && {{ {line}; }}\n"
    )


def _systemd(folder: Path, commands: list[str]) -> str:
    *first, last = (" ".join(_systemd_word(word) for word in shlex.split(command)) for command in commands)
    runs = "\n".join(f"ExecStart=-{command}" for command in first)
    return f"""\
# ~/.config/systemd/user/tracker.service
[Unit]
Description=Conflict statistics: the daily run
Wants=network-online.target
After=network-online.target

[Service]
Type=oneshot
WorkingDirectory={str(folder).replace("%", "%%")}
{runs}
ExecStart={last}

# ~/.config/systemd/user/tracker.timer
# systemctl --user daemon-reload && systemctl --user enable --now tracker.timer
[Unit]
Description=Conflict statistics: every morning

[Timer]
OnCalendar=*-*-* {_HOUR:02}:00:00
RandomizedDelaySec=10min
Persistent=true

[Install]
WantedBy=timers.target
"""


def _systemd_word(word: str) -> str:
    """A word as systemd reads it: its own quoting, and its own meaning of % and $."""
    word = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
    return word if word and not set(word) & set(" \t'\";") else f'"{word}"'


def _github(name: str) -> str:
    database = shlex.quote(name)
    return f"""\
# .github/workflows/tracker.yml
# The ledger and its archive live in the repository; a run commits what is new, and fails when a source does.
name: tracker
on:
  schedule:
    - cron: "0 {_HOUR} * * *"
  workflow_dispatch:
permissions:
  contents: write
concurrency: tracker
jobs:
  daily:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.11"
      - run: pip install conflict-tracker
      - id: ingest
        continue-on-error: true
        run: |
          tracker ingest --db {database}
      - continue-on-error: true
        run: |
          tracker chart --db {database} --out charts
      - run: |
          git config user.name tracker
          git config user.email tracker@users.noreply.github.com
          git add {database} {shlex.quote(name + ".archive")} charts
          git diff --cached --quiet || git commit --message "Figures of $(date --utc --iso-8601)"
          git push
      - run: |
          tracker status --db {database}
      - if: steps.ingest.outcome == 'failure'
        run: exit 1
"""
