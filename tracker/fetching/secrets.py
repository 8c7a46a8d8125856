"""Keys that addresses and headers name as `${NAME}`: taken from the environment, shown to one publisher, never kept."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self
from urllib.parse import quote, quote_plus

import httpx2

from tracker.fetching.answers import FetchError
from tracker.model import Request

SECRET = re.compile(r"\$\{([A-Z][A-Z0-9_]*)\}")


@dataclass(frozen=True, slots=True)
class Secrets:
    """The values that stand for `${NAME}`; they leave this room on the wire only."""

    values: Mapping[str, str]

    @classmethod
    def of(cls, request: Request, allowed: frozenset[str] | None) -> Self:
        """Those of a request. A request that a document led to may only use those of the request before it."""
        names = secrets_of(request)
        if allowed is not None and (foreign := names - allowed):
            raise FetchError("foreign-secret", f"{request.url} came out of a document and asks for {min(foreign)}")
        values = {name: os.environ.get(name, "") for name in sorted(names)}
        if lacking := [name for name, value in values.items() if not value]:
            raise FetchError("no-key", f"{request.url} needs the environment variable {' and '.join(lacking)}")
        return cls(values)

    def fill(self, text: str) -> str:
        """The text with values in place of names, for the wire."""
        return SECRET.sub(lambda match: self.values[match[1]], text)

    def hide(self, text: bytes, shortest: int = 1) -> bytes:
        """The text with names in place of values, also as they are written in an address."""
        for name, value in self.values.items():
            for spelling in sorted({value, quote(value, safe=""), quote_plus(value)}, key=len, reverse=True):
                if len(spelling) >= shortest:
                    text = text.replace(spelling.encode(), f"${{{name}}}".encode())
        return text

    def hidden(self, text: str) -> str:
        """A message with names in place of values."""
        return self.hide(text.encode("utf-8", "replace")).decode("utf-8", "replace")


def secrets_of(request: Request) -> frozenset[str]:
    """The names of the secrets that a request needs."""
    return frozenset(SECRET.findall(" ".join([request.url, *request.otherwise, *request.headers.values()])))


def origin(url: str) -> tuple[str, str, int | None]:
    """Scheme, host and port of an address: what may be shown a secret. Raises FetchError where it is none."""
    parts = web_address(SECRET.sub("x", url), url)
    return parts.scheme, parts.host, parts.port


def web_address(text: str, shown: str, secrets: Secrets | None = None) -> httpx2.URL:
    """An address of the web; messages say `shown`, its spelling without secrets. Raises FetchError for any other."""
    try:
        url = httpx2.URL(text)
    except httpx2.InvalidURL as error:
        raise FetchError("bad-address", f"{shown} is no address: {error}") from None
    if url.scheme not in {"http", "https"} or not url.host:
        said = secrets.hidden(text) if secrets else shown
        raise FetchError("redirect-scheme", f"{shown} leads to {said[:80]!r}, expected an address of http or https")
    return url
