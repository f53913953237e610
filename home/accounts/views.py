"""Signing in with a code, signing out, and one's own profile."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.decorators import login_stage_required
from allauth.account.internal.stagekit import get_pending_stage
from allauth.account.stages import LoginByCodeStage, LoginStage
from allauth.account.views import ConfirmLoginCodeView, RequestLoginCodeView
from allauth.core import ratelimit
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from home.accounts.forms import AddressForm, CodeForm, ProfileForm
from home.accounts.process import SignInProcess
from home.permissions import can_enter_admin
from home.registries import desks_of
from home.services.people import change_profile


class RequestCodeView(RequestLoginCodeView):
    """First step: an address. The answer is the same whether it has an account or not."""

    form_class = AddressForm
    template_name = "account/request_login_code.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.user.is_authenticated and self._leads_to_closed_admin(request):
            # Wagtail sends whoever may not enter back here: redirecting again would never end.
            return render(request, "account/not_for_this_account.html", status=403)
        return super().dispatch(request, *args, **kwargs)

    def _leads_to_closed_admin(self, request: HttpRequest) -> bool:
        wanted = self.get_next_url() or ""
        return wanted.startswith(reverse("wagtailadmin_home")) and not can_enter_admin(request.user)

    def _redirect_to_pending_stage(self, _request: HttpRequest, _stage: LoginStage) -> None:
        """Whoever comes back here wants to write the address again; the page also leads to the code."""

    def form_valid(self, form: AddressForm) -> HttpResponse:
        SignInProcess.begin(
            request=self.request,
            user=form._user,  # noqa: SLF001 -- where allauth's form keeps what it found
            email=form.cleaned_data["email"],
            next_url=self.get_next_url(),
        )
        return HttpResponseRedirect(self.get_success_url())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "has_code": get_pending_stage(self.request) is not None}


@method_decorator(
    login_stage_required(stage=LoginByCodeStage.key, redirect_urlname="account_login"),
    name="dispatch",
)
class ConfirmCodeView(ConfirmLoginCodeView):
    """Second step: the code. Wrong ones are counted by address too, or asking again would renew the attempts."""

    form_class = CodeForm
    template_name = "account/confirm_login_code.html"

    @method_decorator(never_cache)
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.stage = request._login_stage  # noqa: SLF001 -- set by login_stage_required
        self._process = SignInProcess.resume(self.stage)
        if self._process is None:
            messages.error(request, _("Il codice è scaduto. Chiedine un altro."))
            return HttpResponseRedirect(reverse("account_login"))
        # Past the parent's dispatch, which would resume allauth's own process.
        return super(ConfirmLoginCodeView, self).dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self._action == "verify" and not self._count_failure(dry_run=True):
            return self._stop()
        return super().post(request, *args, **kwargs)

    def form_invalid(self, form: CodeForm) -> HttpResponse:
        if self._action == "verify" and form.data.get("code"):
            self._count_failure(dry_run=False)
        return super().form_invalid(form)

    def _count_failure(self, *, dry_run: bool) -> bool:
        return ratelimit.consume(self.request, action="login_failed", key=self._process.email, dry_run=dry_run)

    def _stop(self) -> HttpResponse:
        self._process.abort()
        messages.error(self.request, get_adapter().error_messages["too_many_login_attempts"])
        return HttpResponseRedirect(reverse("account_login"))

    def _resend_form_valid(self, form: Form) -> HttpResponse:  # noqa: ARG002 -- allauth's signature
        if ratelimit.consume(self.request, action="request_login_code", key=self._process.email):
            self._process.resend()
            messages.success(self.request, _("Ti abbiamo mandato un altro codice. Quello di prima non vale più."))
        else:
            messages.error(self.request, get_adapter().error_messages["rate_limited"])
        return HttpResponseRedirect(self.passthrough_next_url(reverse("account_confirm_login_code")))


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def profile(request: HttpRequest) -> HttpResponse:
    user = request.user
    initial = {"public_name": user.public_name, "language": user.language}
    form = ProfileForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        change_profile(user, by=user, **form.cleaned_data)
        with override(user.language):
            messages.success(request, _("Il tuo profilo è aggiornato."))
            return HttpResponseRedirect(reverse("profile"), status=303)
    status = 422 if form.errors else 200
    return render(request, "account/profile.html", {"form": form, "desks": desks_of(user)}, status=status)
