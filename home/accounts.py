"""How allauth sends mail and names people here."""

from allauth.account.adapter import DefaultAccountAdapter


class AccountAdapter(DefaultAccountAdapter):
    """Residents sign in by e-mailed code."""
