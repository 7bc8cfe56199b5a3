"""Take the port that the site listens on, or say in one line why that can't be done."""

from __future__ import annotations

import errno
import socket

from models.errors import WooError

_WAITING = 128  # visitors that may be at the door at once
# Each row: why the system says no, and what the user is told.
_REASONS: dict[int, str] = {
    errno.EADDRINUSE: "port {port} is in use; choose another with --port, or 0 for any that is free",
    errno.EADDRNOTAVAIL: "{host} is no address of this machine; choose another with --host",
    errno.EACCES: "port {port} may not be listened on by this user; choose one from 1024 with --port",
}


class DeafPort(WooError):
    """The site can't listen where it was told to."""


def listening(host: str, port: int) -> socket.socket:
    """Return a socket that listens on a port, on any that is free for port 0; raises DeafPort."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
    except (socket.gaierror, UnicodeError):
        raise DeafPort(_REASONS[errno.EADDRNOTAVAIL].format(host=host, port=port)) from None
    door = socket.socket(family, kind, protocol)
    try:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # what was just closed may be opened again
        door.bind(address)
        door.listen(_WAITING)
    except OSError as error:
        door.close()
        told = _REASONS.get(error.errno or 0, "{host}, port {port}: " + str(error.strerror))
        raise DeafPort(told.format(host=host, port=port)) from None
    return door


def address_of(door: socket.socket, host: str) -> str:
    """Return what to type in a browser to get to a socket that listens on `host`."""
    name = f"[{host}]" if ":" in host else host
    return f"http://{name}:{door.getsockname()[1]}/"
