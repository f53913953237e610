"""One table turns a refusal's code into a sentence in the reader's language. Each app declares its own codes."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from home.domain.refusal import Refused

_sentences: dict[str, object] = {}
_UNKNOWN = _("Non è possibile adesso. Ricarica la pagina e riprova.")


def declare_sentences(sentences: Mapping[str, object]) -> None:
    """Code → lazy translation, `%(name)s` for details; called in AppConfig.ready. A code has one sentence only."""
    for code, text in sentences.items():
        if code in _sentences and str(_sentences[code]) != str(text):
            message = f"the refusal {code!r} has a sentence already"
            raise ValueError(message)
        _sentences[code] = text


def declared_codes() -> frozenset[str]:
    return frozenset(_sentences)


def sentence(code: str, **details: str | int) -> str:
    """What to tell the person: what happened and how to mend it. Unknown codes get a general sentence."""
    return str(_sentences.get(code, _UNKNOWN)) % details


def sentence_for(refusal: Refused) -> str:
    return sentence(refusal.code, **refusal.details)
