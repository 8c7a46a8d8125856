"""One time limit over all of a request: connecting, the TLS handshake, the headers and the body.

The client's own limits are for one step each, so a server that sends a byte now and then is never over them. Here
every step on the network gets the time that is left, if that is less. What stays outside is looking up a host's
name, which the system limits.
"""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import httpcore2
import httpx2

_Options = Iterable[Any] | None


class Deadline(httpcore2.NetworkBackend):
    """The network with a last moment, which each thread sets for its own requests."""

    def __init__(self) -> None:
        self._inner = httpcore2.SyncBackend()
        self._mine = threading.local()

    @contextmanager
    def until(self, moment: float) -> Iterator[None]:
        """Nothing that this thread does on the network lasts beyond a moment of `time.monotonic`."""
        self._mine.moment = moment
        try:
            yield
        finally:
            del self._mine.moment

    def left(self, timeout: float | None, over: type[Exception]) -> float | None:
        """The seconds that a step may take; raises `over` when there are none."""
        moment: float | None = getattr(self._mine, "moment", None)
        if moment is None:
            return timeout
        left = moment - time.monotonic()
        if left <= 0:
            raise over("no time is left")
        return left if timeout is None else min(timeout, left)

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: _Options = None,
    ) -> httpcore2.NetworkStream:
        """Connect to the first of a host's addresses that answers, all of them within the time that is left."""
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise httpcore2.ConnectError(str(error)) from None
        failed: Exception = httpcore2.ConnectError(f"{host} has no address")
        for *_, address in found:
            limit = self.left(timeout, httpcore2.ConnectTimeout)
            try:
                stream = self._inner.connect_tcp(str(address[0]), port, limit, local_address, socket_options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failed = error
            else:
                return _Stream(stream, self)
        raise failed


class _Stream(httpcore2.NetworkStream):
    def __init__(self, inner: httpcore2.NetworkStream, deadline: Deadline) -> None:
        self._inner = inner
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._deadline.left(timeout, httpcore2.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._deadline.left(timeout, httpcore2.WriteTimeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        left = self._deadline.left(timeout, httpcore2.ConnectTimeout)
        return _Stream(self._inner.start_tls(ssl_context, server_hostname, left), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


def limited(client: httpx2.Client) -> Deadline:
    """The deadline of a client's connections, those through a proxy of the environment among them.

    The client has no setting for its network. A transport of our own would have one, but a client that is given a
    transport no longer looks for a proxy.
    """
    deadline = Deadline()
    for transport in (client._transport, *client._mounts.values()):  # noqa: SLF001
        if isinstance(transport, httpx2.HTTPTransport):
            transport._pool._network_backend = deadline  # noqa: SLF001
    return deadline
