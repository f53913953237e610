"""Where `make run` listens."""

import errno
import socket

LOOPBACK = "127.0.0.1"
HIGHEST_PORT = 65535
# From the block for documentation: asking the way to it sends nothing, and the way out is the local network's.
_ELSEWHERE = ("192.0.2.1", 9)


class PortProblem(ValueError):  # noqa: N818 -- its text is the sentence
    """Nothing can listen there; the message is the sentence to print."""


def parse_port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= HIGHEST_PORT:
        message = f"PORT is {text!r}: write a number from 1 to {HIGHEST_PORT}, for example PORT=8123 make run."
        raise PortProblem(message)
    return int(text)


def require_free(host: str, port: int) -> None:
    """Raise PortProblem unless a server could listen on `host` and `port` now."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            reasons = {
                errno.EADDRINUSE: "is in use by another program: stop that one or choose another port",
                errno.EACCES: "is reserved for the administrator: choose one above 1023",
            }
            reason = reasons.get(error.errno or 0, f"cannot be used ({error.strerror}): choose another port")
            message = f"Port {port} {reason}, for example PORT=8123 make run."
            raise PortProblem(message) from error


def lan_address() -> str:
    """The address of this machine on the local network; empty when it has none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(_ELSEWHERE)
        except OSError:
            return ""
        address = str(probe.getsockname()[0])
    return "" if address.startswith("127.") else address
