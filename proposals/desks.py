"""Where moderators and planners work, with what waits for them: on their profile and in the admin's first page."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from home.models import User
from home.registries import Desk
from proposals.permissions import can_moderate, can_plan
from proposals.queries.desk import waiting_for_answer
from proposals.queries.moderation import things_reported


def desks(user: User) -> list[Desk]:
    found = []
    if can_moderate(user):
        reported = _reported(things_reported())
        found.append(Desk(_("Moderazione"), reverse("proposals-moderation"), reported))
    if can_plan(user):
        unanswered = _unanswered(waiting_for_answer().count())
        found.append(Desk(_("Risposte della Città"), reverse("proposals-desk"), unanswered))
    return found


def _reported(number: int) -> str:
    if not number:
        return _("nessuna segnalazione aperta")
    words = ngettext("%(number)s cosa segnalata da guardare", "%(number)s cose segnalate da guardare", number)
    return words % {"number": number}


def _unanswered(number: int) -> str:
    if not number:
        return _("nessuna proposta aspetta una risposta")
    words = ngettext("%(number)s proposta aspetta una risposta", "%(number)s proposte aspettano una risposta", number)
    return words % {"number": number}
