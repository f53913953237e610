"""Who takes part. Authors and voters are Participants; a User is only one way to reach one."""

import uuid
from functools import cached_property

from django.contrib.auth.base_user import BaseUserManager
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from home.domain.roles import STAFF_GROUPS, Role


class Participant(models.Model):
    """An opaque id. Erasing a person cuts the pointers to it; what it wrote stays, anonymous."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    is_demo = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("partecipante")
        verbose_name_plural = _("partecipanti")

    def __str__(self) -> str:
        return str(self.id)


class UserManager(BaseUserManager["User"]):
    use_in_migrations = True

    def create_user(self, email: str, password: str | None = None, **fields: object) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        if password:
            user.set_password(password)
        else:
            user.set_unusable_password()
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: object) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(AbstractUser):
    """An account: an e-mail address, no user name."""

    username = None  # type: ignore[assignment] -- people have an e-mail address instead
    email = models.EmailField(_("indirizzo e-mail"), unique=True)
    public_name = models.CharField(_("nome mostrato"), max_length=60, blank=True)
    language = models.CharField(_("lingua"), max_length=10, default="it")
    participant = models.OneToOneField(Participant, null=True, blank=True, on_delete=models.SET_NULL)
    is_demo = models.BooleanField(default=False)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: list[str] = []
    objects = UserManager()

    class Meta:
        verbose_name = _("persona con accesso")
        verbose_name_plural = _("persone con accesso")

    def __str__(self) -> str:
        return self.public_name or str(_("una persona residente"))

    def save(self, *args: object, **kwargs: object) -> None:
        # One spelling of an address: it is what an account is found by.
        self.email = self.email.lower()
        if not self.password:
            self.set_unusable_password()
        if self._state.adding and self.participant is None:
            self.participant = Participant.objects.create(is_demo=self.is_demo)
        super().save(*args, **kwargs)

    @cached_property
    def staff_roles(self) -> frozenset[Role]:
        names = set(self.groups.values_list("name", flat=True))
        return frozenset(role for role, name in STAFF_GROUPS.items() if name in names)
