"""How allauth speaks, queues mail and makes accounts here."""

import uuid
from datetime import timedelta
from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from home.services.mail import queue_mail


class AccountAdapter(DefaultAccountAdapter):
    """Everybody, staff included, signs in with a code sent by e-mail."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "incorrect_code": _(
            "Il codice non è giusto. Controlla l'ultimo messaggio che hai ricevuto e scrivilo di nuovo."
        ),
        "too_many_login_attempts": _("Hai provato troppe volte. Aspetta cinque minuti, poi chiedi un nuovo codice."),
        "rate_limited": _("Hai chiesto troppi codici. Aspetta cinque minuti, poi riprova."),
    }

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Queue the mail with the request's transaction; it leaves after commit, and not once its code has expired."""
        message = self.render_mail(template_prefix, email, context)
        now = timezone.now()
        queue_mail(
            key=f"accesso/{uuid.uuid4().hex}",
            to=email,
            subject=message.subject,
            body=str(message.body),
            now=now,
            language=(get_language() or "it").split("-")[0],
            expires_at=now + timedelta(seconds=app_settings.LOGIN_BY_CODE_TIMEOUT),
        )

    def get_login_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002 -- allauth's signature
        return reverse("profile")
