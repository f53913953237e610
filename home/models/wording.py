"""Words that staff may change, by language-neutral key: names of directions, labels of states, titles of workshops."""

from django.core.cache import cache
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

CACHE_SECONDS = 300
REFERENCE_LANGUAGE = "it"
_defaults: dict[str, object] = {}


class Phrase(models.Model):
    key = models.CharField(_("chiave"), max_length=120)
    language = models.CharField(_("lingua"), max_length=10)
    text = models.CharField(_("testo"), max_length=400)

    class Meta:
        ordering = ("key", "language")
        constraints = (models.UniqueConstraint(fields=("key", "language"), name="phrase_key_language"),)
        verbose_name = _("etichetta")
        verbose_name_plural = _("etichette")

    def __str__(self) -> str:
        return f"{self.key} ({self.language})"

    def save(self, *args: object, **kwargs: object) -> None:
        super().save(*args, **kwargs)
        forget_phrases()

    def delete(self, *args: object, **kwargs: object) -> tuple[int, dict[str, int]]:
        answer = super().delete(*args, **kwargs)
        forget_phrases()
        return answer


def declare_phrases(defaults: dict[str, object]) -> None:
    """Defaults (lazy translations) of an app's keys, given in AppConfig.ready; a Phrase row overrides them."""
    _defaults.update(defaults)


def forget_phrases() -> None:
    cache.delete("phrases")


def _phrases() -> dict[tuple[str, str], str]:
    stored = cache.get("phrases")
    if stored is None:
        stored = {
            (key, language): text for key, language, text in Phrase.objects.values_list("key", "language", "text")
        }
        cache.set("phrases", stored, CACHE_SECONDS)
    return stored


def wording(key: str, language: str | None = None) -> str:
    """The text of a key in a language (the active one by default), falling back to Italian, then to the default."""
    asked = (language or get_language() or REFERENCE_LANGUAGE).split("-")[0]
    phrases = _phrases()
    found = phrases.get((key, asked))
    if found is None and key in _defaults:
        return str(_defaults[key])
    return found or phrases.get((key, REFERENCE_LANGUAGE)) or key


def wordings(key: str) -> dict[str, str]:
    """Every language that a key is written in: what a record freezes instead of one language's text."""
    return {language: text for (name, language), text in _phrases().items() if name == key}
