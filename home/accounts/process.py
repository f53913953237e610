"""Signing in by code, for known and new addresses alike.

allauth mails a different text to an address it does not know and sends its owner to a second form. Here both get a
code: whoever types it owns the address, and a new account is made only then, so that an address typed by somebody else
leaves nothing behind.
"""

import time
from typing import Any, Self

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.account.models import Login
from allauth.account.stages import LoginByCodeStage, LoginStageController
from django.http import HttpRequest, HttpResponse

from home.models import User
from home.services.people import account_for


class SignInProcess(LoginCodeVerificationProcess):
    @classmethod
    def begin(cls, *, request: HttpRequest, user: User | None, email: str, next_url: str | None) -> Self:
        """Mail a code and keep what was begun in the session, which survives signing in."""
        login = Login(user=user, email=email)
        login.state["stages"] = {"current": LoginByCodeStage.key}
        stage = LoginByCodeStage(LoginStageController(request, login), request, login)
        stage.state.update(cls.initial_state(user=user, email=email))
        stage.state.update(initiated_by_user=True, next=next_url)
        process = cls(stage=stage)
        process.send()
        process.persist()
        return process

    @classmethod
    def resume(cls, stage: LoginByCodeStage) -> Self | None:
        return cls(stage=stage).abort_if_invalid()

    @property
    def email(self) -> str:
        return self.state["email"]

    def send_by_email(self, email: str, skip_enumeration_mails: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002 -- allauth's signature
        code = self.generate_code()
        get_adapter().send_mail("account/email/login_code", email, self._mail_context(code))

    def resend(self) -> None:
        # A new code has its own full time.
        self.state["at"] = time.time()
        self.send()
        self.record_resend()
        self.persist()

    def finish(self, redirect_url: str | None) -> HttpResponse:
        if self.user is None:
            self._user = account_for(self.email)
        return super().finish(redirect_url or self.state.get("next"))

    def _mail_context(self, code: str) -> dict[str, Any]:
        return {"request": self.request, "code": f"{code[:3]} {code[3:]}", "minutes": self.timeout // 60}
