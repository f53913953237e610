"""Scripts that come with the program: a director starts from one of them and changes what is needed."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_WRITE = {"it": "Che cosa serve al lavoro nel tuo quartiere?", "en": "What does work in your neighbourhood need?"}
_CHOOSE = {"it": "Quali proposte porteresti avanti?", "en": "Which proposals would you take forward?"}
_CONCLUDE = {"it": "Ecco che cosa ha scelto il tavolo", "en": "This is what the table has chosen"}

PRESETS: dict[str, tuple[str | Promise, tuple[dict[str, Any], ...]]] = {
    "produrre-citta": (
        _("Produrre Città: scrivi, scegli, concludi"),
        (
            {"kind": "write", "question": _WRITE, "minutes": 30},
            {"kind": "choose", "question": _CHOOSE, "minutes": 10},
            {"kind": "conclude", "question": _CONCLUDE, "minutes": 0},
        ),
    ),
    "tutti-i-momenti": (
        _("Tutti i momenti: scrivi, chiarisci, raggruppa, scegli, concludi"),
        (
            {"kind": "write", "question": _WRITE, "minutes": 20},
            {
                "kind": "clarify",
                "question": {"it": "Che cosa non è chiaro?", "en": "What is not clear?"},
                "minutes": 10,
            },
            {
                "kind": "group",
                "question": {"it": "Quali proposte dicono la stessa cosa?", "en": "Which proposals say the same?"},
                "minutes": 10,
            },
            {"kind": "choose", "question": _CHOOSE, "minutes": 10},
            {"kind": "conclude", "question": _CONCLUDE, "minutes": 0},
        ),
    ),
    # Rounds of conversation among people who change table, then the harvest: Brown and Isaacs, "The World Café", 2005.
    "world-cafe": (
        _("World café: tre giri di conversazione, poi si sceglie"),
        (
            {
                "kind": "write",
                "question": {
                    "it": "Primo giro: che cosa vedi succedere, da dove sei tu?",
                    "en": "First round: what do you see happening from where you stand?",
                },
                "minutes": 20,
                "reveal": "at_once",
            },
            {
                "kind": "write",
                "question": {
                    "it": "Secondo giro: che cosa aggiungi a quello che ha scritto chi era qui prima?",
                    "en": "Second round: what do you add to what those before you wrote?",
                },
                "minutes": 20,
                "reveal": "at_once",
            },
            {
                "kind": "write",
                "question": {
                    "it": "Terzo giro: che cosa si può fare, e chi comincia?",
                    "en": "Third round: what can be done, and who begins?",
                },
                "minutes": 20,
                "reveal": "at_once",
            },
            {"kind": "choose", "question": _CHOOSE, "minutes": 10},
            {"kind": "conclude", "question": _CONCLUDE, "minutes": 0},
        ),
    ),
}
DEFAULT_PRESET = "produrre-citta"
