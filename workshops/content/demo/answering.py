"""What the offices of the demonstration answered: drafted by one person, published by another, told to who took part."""

from datetime import datetime, timedelta

from proposals.domain.states import State
from proposals.models import PlanElement, Proposal
from proposals.services.answers import draft_answer, publish_answer
from proposals.services.plan import link_plan_element
from workshops.content.demo.people import Staff
from workshops.content.demo.timeline import Timeline
from workshops.content.demo.words import ANSWERS, OFFICES, PLAN_ELEMENTS

# Days after the workshop: from two weeks to two months, the median at 38.
FIRST_DAY, LAST_DAY = 15, 61
SATURDAY = 5
NEXT_AFTER_DAYS = 75


def load_plan_elements() -> dict[str, PlanElement]:
    rows = [PlanElement(order=order, is_demo=True, **element) for order, element in enumerate(PLAN_ELEMENTS, start=1)]
    PlanElement.objects.bulk_create(rows, ignore_conflicts=True)
    return {element.code: element for element in PlanElement.objects.filter(is_demo=True)}


def answer_days(line: Timeline) -> dict[tuple[str, str], datetime]:
    """When each answered card, by direction and title, got its answer: a working day, spread without order."""
    keys = [(direction, row["title"]) for direction, rows in ANSWERS.items() for row in rows]
    step = (LAST_DAY - FIRST_DAY) / (len(keys) - 1)
    return {key: _working_day(line, FIRST_DAY + step * (place * 17 % len(keys))) for place, key in enumerate(keys)}


def _working_day(line: Timeline, days: float) -> datetime:
    at = line.days_after(days)
    if at.weekday() >= SATURDAY:
        at -= timedelta(days=2)
    return at.replace(hour=11, minute=20)


def answer(proposal: Proposal, *, at: datetime, staff: Staff, elements: dict[str, PlanElement]) -> None:
    """Draft some days before, publish, and link to the plan where it ends there."""
    words = next(each for each in ANSWERS[proposal.direction.code] if each["title"] == proposal.title)
    draft = draft_answer(
        proposal,
        outcome=words["outcome"],
        reason=words["reason"],
        office=OFFICES[proposal.direction.code],
        by=staff.planner,
        now=at - timedelta(days=3),
        next_date=(at + timedelta(days=NEXT_AFTER_DAYS)).date() if words["outcome"] == State.PARTLY_ACCEPTED else None,
    )
    publish_answer(draft, by=staff.second_planner, now=at)
    if "element" in words:
        link_plan_element(proposal, element=elements[words["element"]], by=staff.planner, now=at + timedelta(hours=1))
