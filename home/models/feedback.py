"""How clear people find a page. No address, no account, no session: a rating cannot be led back to anybody."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

TEXT_CHARACTERS = 200


class Rating(models.Model):
    class Good(models.TextChoices):
        CLEAR = "clear", _("Le indicazioni erano chiare")
        COMPLETE = "complete", _("Le informazioni erano complete")
        NEXT_STEP = "next-step", _("Capivo sempre che cosa fare dopo")
        QUICK = "quick", _("Ho trovato subito quello che cercavo")
        OTHER = "other", _("Altro")

    class Hard(models.TextChoices):
        UNCLEAR = "unclear", _("Le indicazioni non erano chiare")
        INCOMPLETE = "incomplete", _("Le informazioni non erano complete")
        LOST = "lost", _("Non capivo che cosa fare dopo")
        SLOW = "slow", _("Non ho trovato quello che cercavo")
        OTHER = "other", _("Altro")

    page = models.CharField(_("pagina"), max_length=200, db_index=True)
    language = models.CharField(_("lingua"), max_length=10)
    stars = models.PositiveSmallIntegerField(_("stelle"), validators=(MinValueValidator(1), MaxValueValidator(5)))
    reason = models.CharField(_("perché"), max_length=16, blank=True)
    text = models.CharField(_("testo"), max_length=TEXT_CHARACTERS, blank=True)
    # A day, not an instant: with the server's log a time would lead back to an address.
    given_on = models.DateField(_("data"))

    class Meta:
        ordering = ("-given_on", "-pk")
        constraints = (models.CheckConstraint(condition=models.Q(stars__gte=1, stars__lte=5), name="rating_stars"),)
        verbose_name = _("valutazione di una pagina")
        verbose_name_plural = _("valutazioni delle pagine")

    def __str__(self) -> str:
        return f"{self.page}: {self.stars}"
