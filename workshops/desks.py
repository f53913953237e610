"""Where who directs works: the regia of each workshop, the newest first. And the accounts that wait for somebody."""

from collections import Counter

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from home.domain.roles import Role
from home.models import User
from home.permissions import has_role
from home.registries import Desk
from home.templatetags.face import day
from workshops.models import AccountApprovalTask, TableHead, Workshop
from workshops.permissions import can_direct
from workshops.queries import directed_workshops

NEWEST = 5


def desks(user: User) -> list[Desk]:
    if not has_role(user, Role.DIRECTOR):
        return []
    newest = Workshop.objects.order_by("-starts_at", "pk")[:NEWEST]
    own = [_regia_of(each) for each in newest if can_direct(user, each)]
    index = Desk(_("Regia"), reverse("workshops:regia_index"), _("prepara un laboratorio, guardali tutti"))
    return [index, *_corrections(user), *own]


def _corrections(user: User) -> list[Desk]:
    """Workshops where requests for a correction wait, the newest workshop first."""
    waiting: Counter[int] = Counter()
    rows = TableHead.objects.filter(summary__corrections__gt=0, table__workshop__in=directed_workshops(user).order_by())
    for workshop, summary in rows.values_list("table__workshop", "summary"):
        waiting[workshop] += summary["corrections"]
    return [
        Desk(
            _("Correzioni da decidere: %(name)s") % {"name": workshop.name},
            reverse("workshops:regia_waiting", args=[workshop.code]),
            ngettext("%(n)s richiesta", "%(n)s richieste", waiting[workshop.pk]) % {"n": waiting[workshop.pk]},
        )
        for workshop in (directed_workshops(user).filter(pk__in=list(waiting))[:NEWEST] if waiting else ())
    ]


def _regia_of(workshop: Workshop) -> Desk:
    address = reverse("workshops:regia", args=[workshop.code])
    return Desk(_("Regia di %(name)s") % {"name": workshop.name}, address, day(workshop.starts_at))


def account_desks(user: User) -> list[Desk]:
    """For the person named for a workshop: how many accounts wait, and the way to the one that waits longest."""
    waiting = [
        state.workflow_state.object_id
        for task in AccountApprovalTask.objects.filter(active=True)
        for state in task.get_task_states_user_can_moderate(user)
        .select_related("workflow_state")
        .order_by("started_at", "pk")
    ]
    if not waiting:
        return []
    words = ngettext("%(n)s resoconto in attesa", "%(n)s resoconti in attesa", len(waiting)) % {"n": len(waiting)}
    return [Desk(_("Resoconti da approvare"), reverse("wagtailadmin_pages:edit", args=[waiting[0]]), words)]
