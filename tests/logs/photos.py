"""The afternoon of `session`, with photos of its flip charts: what `record.py` writes down. All is invented."""

import hashlib

from tests.logs import session
from tests.logs.session import NAMES, directory
from tests.support.people import DIRECTOR, MINUTE
from tests.support.stories import GIULIA, Story
from workshops.domain import commands as c

__all__ = ["NAMES", "directory", "played"]

WORDS = (
    "Un cartellone: «Officine aperte la sera», con tre frecce verso «scuola», «imprese», «quartiere».",
    "Due cartelloni vicini, le carte in fila; si legge «calendario unico».",
    "Si legge il numero del signor Rossi.",
    "Il cartellone finale: la parola «tutor» cerchiata.",
)


def played() -> Story:
    story = session.opened()
    for words in WORDS[:3]:
        _add(story, words, GIULIA)
    story.must(c.HidePhoto(2, "other"), GIULIA)
    story.must(c.RestorePhoto(2), GIULIA)
    story.must(c.HidePhoto(3, "personal_data"), GIULIA)
    session.finished(story)
    story.must(c.ErasePhoto(3), DIRECTOR)
    _add(story, WORDS[3], DIRECTOR)
    return story


def _add(story: Story, words: str, sender: object) -> None:
    story.wait(MINUTE)
    digest = hashlib.sha256(f"bytes of: {words}".encode()).hexdigest()
    story.must(c.AddPhoto(words, digest, 2400, 1800), sender)
