"""Where the SQL and the chart definitions are: beside the package in a checkout, inside it in a wheel."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent


def _folder(name: str) -> Path:
    inside = _PACKAGE / "_data" / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def db_dir() -> Path:
    """The folder with `migrations/`, `views/`, `queries/` and `starter/`."""
    return _folder("db")


def charts_dir() -> Path:
    """The folder with one TOML a chart."""
    return _folder("charts")
