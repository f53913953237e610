"""Accounts: made when the owner of an address typed the code that was mailed to it."""

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import get_language

from home.domain.names import public_name_fault, tidy_name
from home.domain.refusal import Refused
from home.models import User
from home.permissions import can_change_profile


def find_account(email: str) -> User | None:
    """The account that an address opens, whatever its case. Only the present address counts, never a former one."""
    return User.objects.filter(email=email.lower()).first()


def account_for(email: str) -> User:
    """The account of a confirmed address; a new one begins as a resident. Made in a demonstration, it belongs to it."""
    found = find_account(email)
    if found is not None:
        return found
    language = (get_language() or "it").split("-")[0]
    try:
        # A savepoint: two devices may type their codes at once, and the second insert must not break its transaction.
        with transaction.atomic():
            return User.objects.create_user(email, language=language, is_demo=settings.DEMO_MODE)
    except IntegrityError:
        return User.objects.get(email=email.lower())


def change_profile(user: User, *, by: User, public_name: str, language: str) -> None:
    """Change the public name and the language of mails. Refused: not_your_profile, name_*, language_unknown."""
    if not can_change_profile(by, user):
        raise Refused("not_your_profile")
    name = tidy_name(public_name)
    if fault := public_name_fault(name):
        raise Refused(fault)
    if language not in dict(settings.LANGUAGES):
        raise Refused("language_unknown")
    user.public_name = name
    user.language = language
    user.save(update_fields=["public_name", "language"])
