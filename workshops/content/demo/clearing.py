"""Removing the demonstration, and nothing else: facts, what people edited, and whatever real people did stay.

What real people attached to it (a comment under an invented proposal) goes with it: there is nothing left to stand under.
"""

from django.db import transaction
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from consultations.content.demonstration import clear_demo_consultations
from consultations.models import Organisation
from home.models import AuditRecord, LoadedContent, OutboxMail, Participant, Phrase, User
from proposals.models import (
    Answer,
    Comment,
    Decision,
    Follower,
    LineageEdge,
    PlanElement,
    Proposal,
    Report,
    Support,
)
from workshops.live.photos import forget
from workshops.models import (
    AccountPage,
    BallotKey,
    BallotRow,
    CommandResult,
    FacilitationCard,
    LogEvent,
    SavedScript,
    SealedPart,
    Seat,
    SecretChoice,
    Table,
    TableHead,
    TablePhoto,
    Workshop,
    WorkshopPage,
)

VISIBLE = Comment.Visibility.VISIBLE


@transaction.atomic
def clear() -> None:
    """From the top of the chain down: what points at something goes before it."""
    _clear_words()
    _clear_proposals()
    _clear_tables(Table.objects.filter(is_demo=True))
    _clear_workshops()
    clear_demo_consultations()
    _clear_people()


def _clear_words() -> None:
    """What demonstration accounts did, also under real proposals: those are counted again."""
    supports = Support.objects.filter(participant__is_demo=True, proposal__is_demo=False)
    comments = Comment.objects.filter(is_demo=True, proposal__is_demo=False)
    touched = {*supports.values_list("proposal", flat=True), *comments.values_list("proposal", flat=True)}
    supports.delete()
    _clear_comments(comments)
    for proposal in Proposal.objects.filter(pk__in=touched):
        _count_again(proposal)


def _clear_comments(comments: QuerySet[Comment]) -> None:
    """A comment that a real person answered leaves its place, without its words and its author."""
    answered = comments.annotate(
        is_answered=Exists(Comment.objects.filter(parent=OuterRef("pk"), is_demo=False))
    ).filter(is_answered=True)
    kept = list(answered.values_list("pk", flat=True))
    Comment.objects.filter(pk__in=kept).update(
        text="", author=None, author_name="", visibility=Comment.Visibility.ERASED, is_demo=False
    )
    comments.exclude(pk__in=kept).delete()


def _count_again(proposal: Proposal) -> None:
    counts = Proposal.objects.filter(pk=proposal.pk).aggregate(
        supports=Count("supports", distinct=True),
        comments=Count("comments", filter=Q(comments__visibility=VISIBLE), distinct=True),
    )
    Proposal.objects.filter(pk=proposal.pk).update(support_count=counts["supports"], comment_count=counts["comments"])


def _clear_proposals() -> None:
    demo = Proposal.objects.filter(is_demo=True)
    things = [f"proposta/{reference}" for reference in demo.values_list("reference", flat=True)]
    comments = [f"commento/{pk}" for pk in Comment.objects.filter(proposal__in=demo).values_list("pk", flat=True)]
    tables = [f"tavolo/{pk}" for pk in Table.objects.filter(is_demo=True).values_list("pk", flat=True)]
    _delete_by(Report, "thing", [*things, *comments])
    _delete_by(Decision, "thing", [*things, *comments])
    _delete_by(Follower, "thing", [*things, *tables])
    elements = [f"piano/{code}" for code in PlanElement.objects.filter(is_demo=True).values_list("code", flat=True)]
    for end in ("source", "target"):
        _delete_by(LineageEdge, end, [*things, *tables, *elements])
    Report.objects.filter(participant__is_demo=True).delete()
    for marked in (Decision, Follower, LineageEdge):
        marked.objects.filter(is_demo=True).delete()
    Answer.objects.filter(Q(is_demo=True) | Q(proposal__is_demo=True)).delete()
    demo.delete()
    PlanElement.objects.filter(is_demo=True).delete()
    OutboxMail.objects.filter(is_demo=True).delete()
    AuditRecord.objects.filter(is_demo=True).delete()


def _delete_by(
    model: type[Report | Decision | Follower | LineageEdge], column: str, values: list[str], size: int = 500
) -> None:
    """In slices: an SQLite statement takes a limited number of values."""
    for start in range(0, len(values), size):
        model.objects.filter(**{f"{column}__in": values[start : start + size]}).delete()


def clear_tables(tables: QuerySet[Table]) -> None:
    """Remove some demonstration tables with their logs and what was born there; the database refuses any other."""
    with transaction.atomic():
        demo = tables.filter(is_demo=True)
        refs = [table.ref for table in demo]
        born = Proposal.objects.filter(is_demo=True, table_ledgers__table_ref__in=refs)
        names = [*refs, *(proposal.ref for proposal in born)]
        for end in ("source", "target"):
            _delete_by(LineageEdge, end, names)
        _delete_by(Follower, "thing", names)
        Proposal.objects.filter(pk__in=[proposal.pk for proposal in born]).delete()
        _clear_tables(demo)


def _clear_tables(tables: QuerySet[Table]) -> None:
    numbers = list(tables.values_list("pk", flat=True))
    for page in AccountPage.objects.filter(table__in=numbers):
        page.delete()
    forget(TablePhoto.objects.filter(table__in=numbers))
    for model in (
        SecretChoice,
        BallotKey,
        BallotRow,
        CommandResult,
        SealedPart,
        LogEvent,
        TableHead,
        Seat,
        FacilitationCard,
    ):
        model.objects.filter(table__in=numbers).delete()
    Table.objects.filter(pk__in=numbers).delete()


def _clear_workshops() -> None:
    """A demonstration workshop at which somebody set up a real table is left where it is."""
    workshops = Workshop.objects.filter(is_demo=True, tables=None)
    codes = list(workshops.values_list("code", flat=True))
    for page in WorkshopPage.objects.filter(workshop__in=workshops):
        page.delete()
    LoadedContent.objects.filter(key__in=[f"workshop.{code}" for code in codes]).delete()
    Phrase.objects.filter(key__in=[f"workshop.{code}.name" for code in codes]).delete()
    Workshop.objects.filter(code__in=codes).delete()
    SavedScript.objects.filter(is_demo=True).delete()


def _clear_people() -> None:
    User.objects.filter(is_demo=True).delete()
    Participant.objects.filter(is_demo=True).delete()
    # One that a real table's log names stays: the log cites its number for ever.
    Organisation.objects.filter(is_demo=True, seats=None, proposals=None).delete()
