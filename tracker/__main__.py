"""The `tracker` command."""

import gc
import sys


def main() -> None:
    """Run the command line. `--version` is answered before anything else is imported."""
    if sys.argv[1:] == ["--version"]:
        from tracker import __version__  # noqa: PLC0415

        sys.stdout.write(f"tracker {__version__}\n")
        return
    # Building the commands makes many objects and no garbage; collecting it meanwhile costs a tenth of the start.
    gc.disable()
    from tracker.cli import app  # noqa: PLC0415 (typer costs six times what the interpreter does)

    app()


if __name__ == "__main__":
    main()
