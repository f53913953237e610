"""The accounts of the concluded tables as pages: approved by the person named, but for one that still waits.

They stand under the page of their workshop, which is loaded after its evening was played: so this comes last.
"""

from datetime import datetime

from home.models import User
from workshops.content.demo.evenings import CONCLUDED, OPEN, UPCOMING
from workshops.content.demo.people import DIRECTOR, EDITOR, ensure_staff
from workshops.models import AccountPage, Table, Workshop
from workshops.services.drafting import draft_accounts
from workshops.services.naming import name_approver

# At the table of this number nobody has approved yet: whoever opens the editor's desk finds it.
WAITING = 5


def load_accounts(now: datetime) -> None:
    """A table that has a page keeps it as it is, and a workshop the person who was named for it."""
    editor = ensure_staff(*EDITOR)
    for workshop in Workshop.objects.filter(code__in=(CONCLUDED, OPEN, UPCOMING), is_demo=True, approver=None):
        name_approver(workshop, editor, by=ensure_staff(*DIRECTOR), now=now)
    tables = Table.objects.filter(workshop__code=CONCLUDED, workshop__is_demo=True)
    for table in tables.exclude(pk__in=AccountPage.objects.values("table")).order_by("number"):
        draft_accounts(table)
        if table.number != WAITING:
            _approve(table, editor)


def _approve(table: Table, editor: User) -> None:
    for page in AccountPage.objects.filter(table=table):
        page.current_workflow_task_state.approve(user=editor)
