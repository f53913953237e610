"""Which addresses an editor may put behind a link. A script in an address would run as whoever clicks it."""

from urllib.parse import urlsplit


def may_be_linked(address: str) -> bool:
    """A page of the web (http, https), a mail address, or a path on this site: `/documenti/3/regole.pdf`."""
    if any(character.isspace() or not character.isprintable() or character == "\\" for character in address):
        return False
    try:
        parts = urlsplit(address)
    except ValueError:  # such as "http://[": nobody's
        return False
    if parts.scheme in {"http", "https"}:
        return bool(parts.hostname)
    if parts.scheme == "mailto":
        return "@" in parts.path
    return not parts.scheme and not parts.netloc and address.startswith("/") and not address.startswith("//")
