"""The one error that is meant for people."""


class TrackerError(Exception):
    """Something a person can mend. The message is one line: what was found, what was expected, what to do."""


class MisuseError(TrackerError):
    """A command line that cannot be followed, whatever the ledger holds: a day that is none, options that clash."""
