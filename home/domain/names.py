"""Names that people give themselves in public."""

import unicodedata

PUBLIC_NAME_CHARACTERS = 60


def tidy_name(text: str) -> str:
    """One line, one kind of space, composed characters."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def public_name_fault(name: str) -> str | None:
    """The code of what is wrong with a tidied name, or None. An empty name is right: nobody has to have one."""
    if len(name) > PUBLIC_NAME_CHARACTERS:
        return "name_too_long"
    # Control and format characters reorder or hide the text around them.
    if any(unicodedata.category(character) in {"Cc", "Cf", "Co", "Cs"} for character in name):
        return "name_unprintable"
    # The commonest slip: one's own address, which would become public.
    if "@" in name or "://" in name or name.lower().startswith("www."):
        return "name_is_address"
    return None
