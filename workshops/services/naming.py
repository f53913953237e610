"""Naming who approves the accounts of a workshop, and telling that person that one waits."""

from datetime import datetime

from django.contrib.auth.models import Permission
from django.db import transaction
from django.db.models import Q
from wagtail.models import TaskState

from home.domain.refusal import Refused
from home.domain.roles import Role
from home.models import User
from home.services.audit import record
from home.services.mail import queue_mail
from workshops import letters
from workshops.approving import can_approve
from workshops.models import AccountPage, Workshop
from workshops.permissions import can_direct


def possible_approvers(workshop: Workshop) -> list[User]:
    """What `can_approve` asks, as a list: one query, however many people."""
    entry = {"content_type__app_label": "wagtailadmin", "codename": "access_admin"}
    allowed = Permission.objects.filter(**entry)
    may_enter = Q(is_superuser=True) | Q(groups__permissions__in=allowed) | Q(user_permissions__in=allowed)
    staff = User.objects.filter(may_enter, is_active=True).distinct().order_by("public_name", "email")
    return list(staff if workshop.is_demo else staff.exclude(is_demo=True))


def name_approver(workshop: Workshop, approver: User | None, *, by: User, now: datetime) -> None:
    """From now on this person approves, and is told of what waits already; nobody: administrators alone.

    Raises Refused.
    """
    if not can_direct(by, workshop):
        raise Refused("not_allowed")
    if approver is not None and not can_approve(approver, Workshop(approver=approver, is_demo=workshop.is_demo)):
        raise Refused("approver_unknown")
    with transaction.atomic():
        # A draft that is made at this moment is told to one of the two, never to neither.
        locked = Workshop.objects.select_for_update().get(pk=workshop.pk)
        if locked.approver_id == (approver.pk if approver else None):
            return
        locked.approver = workshop.approver = approver
        locked.save(update_fields=["approver"])
        record("name_approver", f"laboratorio/{workshop.code}", by=by.participant, role=Role.DIRECTOR, now=now)
        for page in _waiting(locked):
            tell_approver(locked, page, now=now)


def _waiting(workshop: Workshop) -> list[AccountPage]:
    """The draft of each table that waits, in one language: one letter is enough."""
    states = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS)
    pages = AccountPage.objects.filter(table__workshop=workshop).select_related("table__workshop").order_by("-pk")
    waiting = set(states.values_list("workflow_state__object_id", flat=True))
    found = {page.table_id: page for page in pages if str(page.pk) in waiting}
    return [page.get_latest_revision_as_object() for page in found.values()]


def tell_approver(workshop: Workshop, page: AccountPage, *, now: datetime) -> None:
    """Once for each place of the log, however many languages the account has."""
    approver = workshop.approver
    if approver is None or not can_approve(approver, workshop):
        return
    letter = letters.of_account(page, approver.language)
    queue_mail(
        key=f"resoconto:{page.table_id}:{page.position}:{approver.pk}",
        to=approver.email,
        subject=letter.subject,
        body=letter.body,
        language=approver.language,
        now=now,
        is_demo=workshop.is_demo,
    )
