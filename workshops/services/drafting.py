"""The account of a concluded table as a page: a draft for each language, waiting for who approves it.

Idempotent: the draft names the place of the log it was made at, and nothing is done while that is the newest. A
correction accepted later makes one more revision and submits it again; what is published stays as it was approved.
"""

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from wagtail.models import Workflow, WorkflowTask

from workshops.domain.approval import MAKING
from workshops.domain.events import KIND_OF, TableConcluded
from workshops.models import AccountApprovalTask, AccountPage, LogEvent, Table, Workshop, WorkshopPage
from workshops.services.naming import tell_approver

MAKING_KINDS = [KIND_OF[event] for event in MAKING]


def draft_accounts(table: Table) -> int:
    """Bring the drafts of a table's account up to its log. Returns how many were made or made anew."""
    log = LogEvent.objects.filter(table=table)
    # Before its end nothing makes an account: compared with no end at all, no event is after it.
    end = log.filter(kind=KIND_OF[TableConcluded]).values("seq")[:1]
    newest = log.filter(kind__in=MAKING_KINDS, seq__gte=end).order_by("-seq").first()
    if newest is None:
        return 0
    with transaction.atomic():
        # Two processes that project the same table take their turns here.
        workshop = Workshop.objects.select_for_update().get(pk=table.workshop_id)
        # Whoever has one before them already finds the newest there: a dozen photos of one evening are one letter.
        is_asked_already = _waits(table)
        parents = WorkshopPage.objects.filter(workshop=table.workshop_id, alias_of=None).select_related("locale")
        made = [page for parent in parents.order_by("pk") if (page := _draft_under(parent, table, newest))]
        if made and not is_asked_already:
            # The projector has no sender and no request: the moment is now.
            tell_approver(workshop, made[0], now=timezone.now())
        return len(made)


def _waits(table: Table) -> bool:
    return any(page.workflow_in_progress for page in AccountPage.objects.filter(table=table))


def _draft_under(parent: WorkshopPage, table: Table, newest: LogEvent) -> AccountPage | None:
    place = (newest.seq, bytes(newest.hash).hex())
    page = AccountPage.objects.filter(table=table, language=parent.locale.language_code).first()
    if page is None:
        page = _new_page(parent, table, place)
    else:
        page = page.get_latest_revision_as_object()
        if (page.position, page.head_hash) == place:
            return None
        page.position, page.head_hash = place
    page.save_revision()
    _submit(page)
    return page


def _new_page(parent: WorkshopPage, table: Table, place: tuple[int, str]) -> AccountPage:
    with translation.override(parent.locale.language_code):
        page = AccountPage(
            title=_("Resoconto del tavolo %(number)s") % {"number": table.number},
            slug=f"tavolo-{table.number}",
            abstract=_("Che cosa si è scritto e scelto al tavolo %(number)s, parola per parola.")
            % {"number": table.number},
            table=table,
            position=place[0],
            head_hash=place[1],
            locale=parent.locale,
            live=False,
            has_unpublished_changes=True,
            is_demo=table.is_demo,
        )
    return parent.add_child(instance=page)


def _submit(page: AccountPage) -> None:
    """Whoever had an older draft before them is asked again: what they read is no longer the newest."""
    waiting = page.current_workflow_state
    if waiting is not None:
        waiting.cancel()
    _workflow().start(page, user=None)


def _workflow() -> Workflow:
    """The one way of approving accounts, made when it is first needed."""
    found = AccountApprovalTask.workflow()
    if found is not None:
        return found
    task = AccountApprovalTask.objects.create(name=_("Approvazione del resoconto"))
    workflow = Workflow.objects.create(name=_("Resoconti dei tavoli"))
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    return workflow
