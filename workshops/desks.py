"""Where who directs works: the regia of each workshop, the newest first."""

from django.urls import reverse
from django.utils.translation import gettext as _

from home.domain.roles import Role
from home.models import User
from home.permissions import has_role
from home.registries import Desk
from home.templatetags.face import day
from workshops.models import Workshop
from workshops.permissions import can_direct

NEWEST = 5


def desks(user: User) -> list[Desk]:
    if not has_role(user, Role.DIRECTOR):
        return []
    newest = Workshop.objects.order_by("-starts_at", "pk")[:NEWEST]
    own = [_regia_of(each) for each in newest if can_direct(user, each)]
    return [Desk(_("Regia"), reverse("workshops:regia_index"), _("prepara un laboratorio, guardali tutti")), *own]


def _regia_of(workshop: Workshop) -> Desk:
    address = reverse("workshops:regia", args=[workshop.code])
    return Desk(_("Regia di %(name)s") % {"name": workshop.name}, address, day(workshop.starts_at))
