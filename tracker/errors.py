"""The one error that is meant for people."""


class TrackerError(Exception):
    """Something a person can mend. The message is one line: what was found, what was expected, what to do."""
