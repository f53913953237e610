"""The difference between two texts in whole words, for people to read."""

import re
from difflib import SequenceMatcher
from functools import lru_cache

_TOKENS = re.compile(r"\s+|\S+")
SAME, GONE, NEW = "same", "gone", "new"


@lru_cache(maxsize=2048)
def word_diff(before: str, after: str) -> tuple[tuple[str, str], ...]:
    """Pieces in reading order: (`same` | `gone` | `new`, text). Without the new ones they make `before` again."""
    old, new = _TOKENS.findall(before), _TOKENS.findall(after)
    pieces: list[tuple[str, str]] = []
    for _tag, start, end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        gone, come = "".join(old[start:end]), "".join(new[new_start:new_end])
        if gone == come:
            pieces.append((SAME, gone))
            continue
        pieces.extend(piece for piece in ((GONE, gone), (NEW, come)) if piece[1])
    return tuple(pieces)
