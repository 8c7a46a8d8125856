"""The `tracker` command."""

import sys


def main() -> None:
    """Run the command line. `--version` is answered before anything else is imported."""
    if sys.argv[1:] == ["--version"]:
        from tracker import __version__  # noqa: PLC0415

        sys.stdout.write(f"tracker {__version__}\n")
        return
    from tracker.cli import app  # noqa: PLC0415 (typer costs six times what the interpreter does)

    app()


if __name__ == "__main__":
    main()
