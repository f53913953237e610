"""The demonstration: organisations, three workshops, proposals, comments, answers, the plan. Invented and marked."""

from datetime import datetime

from django.db import transaction

from home.models import Area
from proposals.models import Proposal
from proposals.services.areas import set_area
from workshops.content.demo.accounts import load_accounts
from workshops.content.demo.answering import answer, answer_days, load_plan_elements
from workshops.content.demo.casts import districts_named
from workshops.content.demo.discussion import comment_counts, discuss, discussion_of, moderate
from workshops.content.demo.evenings import CONCLUDED, keep_open, load_workshops
from workshops.content.demo.pages import load_pages
from workshops.content.demo.people import Staff, load_organisations, load_residents, load_staff
from workshops.content.demo.timeline import Timeline, timeline
from workshops.content.demo.upcoming import load_upcoming
from workshops.models import Workshop

FAVOURITE = "Un tutor per ogni tirocinio"


def load(now: datetime) -> None:
    """Everything in one transaction, once: a second time changes nothing but the days of the open and of the next workshop."""
    with transaction.atomic():
        if not Workshop.objects.filter(code=CONCLUDED).exists():
            _load_past(timeline(now))
        load_upcoming(now)
        load_pages()
        load_accounts(now)
        keep_open(now)


def _load_past(line: Timeline) -> None:
    organisations = load_organisations()
    staff = load_staff()
    load_workshops(line, organisations)
    _set_areas(line, staff)
    _discuss_and_answer(line, staff)


def _set_areas(line: Timeline, staff: Staff) -> None:
    """The evening was about the whole city: a planner reads afterwards of which part each card speaks."""
    districts = districts_named()
    areas = {area.code: area for area in Area.objects.filter(kind=Area.Kind.DISTRICT)}
    for proposal in Proposal.objects.filter(is_demo=True, title__in=districts):
        set_area(proposal, area=areas[districts[proposal.title]], by=staff.planner, now=line.days_after(2))


def _discuss_and_answer(line: Timeline, staff: Staff) -> None:
    """Proposal by proposal: what came before its answer, the answer, what came after."""
    residents = load_residents()
    elements = load_plan_elements()
    days = answer_days(line)
    ranked = _ranked()
    for rank, (proposal, count) in enumerate(zip(ranked, comment_counts(len(ranked)), strict=True)):
        discussion = discussion_of(proposal, rank, count, residents, line)
        at = days.get((proposal.direction.code, proposal.title))
        discuss(proposal, discussion, since=None, until=at)
        if at is not None:
            answer(proposal, at=at, staff=staff, elements=elements)
            discuss(proposal, discussion, since=at, until=None)
    moderate(ranked, residents, staff, line)


def _ranked() -> list[Proposal]:
    """By what the tables preferred; the card that the pictures of this project show comes first."""
    born = Proposal.objects.filter(is_demo=True).select_related("direction", "consultation")
    found = list(born.prefetch_related("table_ledgers"))
    return sorted(
        found,
        key=lambda proposal: (
            proposal.title != FAVOURITE,
            -max(ledger.in_favour for ledger in proposal.table_ledgers.all()),
            proposal.direction.order,
            proposal.title,
        ),
    )
