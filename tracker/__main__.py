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

    if sys.argv[1:] in (["--help"], ["-h"]):
        # The list of commands needs their names and first lines, and none of their options.
        for command in app.registered_commands:
            if command.callback:
                command.name = command.name or command.callback.__name__.replace("_", "-")
                command.help = command.help or command.callback.__doc__
                command.callback = _nothing
    app()


def _nothing() -> None:
    """Stand in for a command that is only listed."""


if __name__ == "__main__":
    main()
