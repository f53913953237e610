"""Where a delegate works: the page of each organisation that they speak for."""

from django.utils import timezone
from django.utils.translation import gettext as _

from consultations.models import Organisation
from consultations.permissions import mandates_of
from home.models import User
from home.registries import Desk


def desks(user: User) -> list[Desk]:
    spoken_for = Organisation.objects.filter(is_confirmed=True, mandates__in=mandates_of(user, timezone.localdate()))
    label = _("La mia organizzazione")
    return [Desk(label, found.get_absolute_url(), found.name) for found in spoken_for]
