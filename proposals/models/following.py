"""Who asked to be told, also without an account: an address confirmed by its owner, and what it follows."""

import secrets

from django.db import models
from django.utils.translation import gettext_lazy as _

from home.models import Participant


def new_nonce() -> str:
    return secrets.token_hex(16)


class Follower(models.Model):
    """`thing` is a proposal or a table. Confirmed by a mailed link; the thread link shows only public things.

    The link's token is made from `nonce` and the site's secret key, so each mail can carry it; only its hash is kept.
    """

    thing = models.CharField(max_length=60)
    email = models.EmailField()
    language = models.CharField(max_length=10, default="it")
    participant = models.ForeignKey(Participant, null=True, blank=True, on_delete=models.SET_NULL)
    nonce = models.CharField(max_length=32, default=new_nonce, editable=False)
    token_hash = models.CharField(max_length=64, unique=True)
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    is_demo = models.BooleanField(default=False)

    class Meta:
        ordering = ("asked_at",)
        constraints = (models.UniqueConstraint(fields=("thing", "email"), name="follower_once"),)
        indexes = (models.Index(fields=("thing", "confirmed_at"), name="follower_thing"),)
        verbose_name = _("chi segue")
        verbose_name_plural = _("chi segue")

    def __str__(self) -> str:
        return self.thing
