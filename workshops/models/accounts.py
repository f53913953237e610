"""The page of a table's account, and the task by which one named person approves it."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.forms import HiddenInput, IntegerField
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.models import Page, PagePermissionTester, Task, TaskState, Workflow

from home.models import User
from home.models.base_page import SitePage
from workshops.approving import can_approve
from workshops.models.workshop import Table


class AccountPermissions(PagePermissionTester):
    """Editors may write beside an account; whether it is public is for who approves. Nobody copies or moves one."""

    def can_publish(self) -> bool:
        return can_approve(self.user, self.page.table.workshop)

    def can_unpublish(self) -> bool:
        return self.page.live and not self.page_locked() and self.can_publish()

    def can_delete(self, ignore_bulk: bool = False) -> bool:  # noqa: ARG002, FBT001, FBT002 -- Wagtail's shape
        return self.user.is_active and self.user.is_superuser

    def can_copy(self) -> bool:
        return False

    def can_move(self) -> bool:
        return False

    def can_move_to(self, destination: Page) -> bool:  # noqa: ARG002 -- Wagtail's shape
        return False

    def can_copy_to(self, destination: Page, recursive: bool = False) -> bool:  # noqa: ARG002, FBT001, FBT002 -- Wagtail's shape
        return False


class AccountPageForm(WagtailAdminPageForm):
    """Carries the place that was read: a correction that comes in meanwhile is not approved unread."""

    read_position = IntegerField(widget=HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["read_position"].initial = self.instance.position

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("read_position") not in (None, self.instance.position):
            raise ValidationError(_("Intanto il resoconto è cambiato: ricarica la pagina e rileggilo."))
        return cleaned


class AccountPage(SitePage):
    """The account itself is made from the log, at the place that the approved revision names; see domain.approval.

    `language` repeats the page's, so that the database holds a table to one account in each.
    """

    table = models.ForeignKey(
        Table, on_delete=models.PROTECT, related_name="account_pages", verbose_name=_("tavolo"), editable=False
    )
    language = models.CharField(max_length=10, editable=False)
    position = models.PositiveIntegerField(_("fino a quale evento"), editable=False)
    head_hash = models.CharField(_("impronta del registro"), max_length=64, editable=False)

    parent_page_types = ["workshops.WorkshopPage"]
    subpage_types: list[str] = []
    # The projector makes them when tables conclude.
    is_creatable = False
    template = "workshops/account_page.html"
    base_form_class = AccountPageForm
    content_panels: ClassVar = [
        HelpPanel(template="workshops/admin/account_help.html"),
        FieldPanel("title"),
        FieldPanel("abstract", heading=_("introduzione")),
        FieldPanel("body", heading=_("note della redazione")),
    ]

    class Meta:
        verbose_name = _("resoconto di un tavolo")
        verbose_name_plural = _("resoconti dei tavoli")
        constraints = (models.UniqueConstraint(fields=("table", "language"), name="account_page_once"),)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.language = self.locale.language_code
        super().save(*args, **kwargs)

    def permissions_for_user(self, user: User) -> AccountPermissions:
        return AccountPermissions(user, self)

    @property
    def has_workflow(self) -> bool:
        return self.get_workflow() is not None

    def get_workflow(self) -> Workflow | None:
        return AccountApprovalTask.workflow()

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        return super().get_context(request, *args, **kwargs) | {"table": self.table}


class AccountApprovalTask(Task):
    """Approved by the person named for the workshop of the table. Meanwhile only that person changes the page."""

    @classmethod
    def workflow(cls) -> Workflow | None:
        mine = cls.objects.filter(active=True).values("pk")
        return Workflow.objects.active().filter(workflow_tasks__task__in=mine).order_by("pk").first()

    def user_can_access_editor(self, obj: AccountPage, user: User) -> bool:
        return can_approve(user, obj.specific.table.workshop)

    def locked_for_user(self, obj: AccountPage, user: User) -> bool:
        return not can_approve(user, obj.specific.table.workshop)

    def get_actions(self, obj: AccountPage, user: User) -> list[tuple[str, object, bool]]:
        if not can_approve(user, obj.specific.table.workshop):
            return []
        return [("reject", _("Chiedi una modifica"), True), ("approve", _("Approva"), False)]

    def get_task_states_user_can_moderate(self, user: User, **_kwargs: object) -> models.QuerySet[TaskState]:
        waiting = TaskState.objects.filter(task=self, status=TaskState.STATUS_IN_PROGRESS)
        if user.is_superuser and not user.is_demo:
            return waiting
        own = AccountPage.objects.filter(table__workshop__approver=user.pk)
        own = own.filter(table__workshop__is_demo=True) if user.is_demo else own
        return waiting.filter(workflow_state__object_id__in=[str(pk) for pk in own.values_list("pk", flat=True)])

    @classmethod
    def get_description(cls) -> str:
        return str(_("Approva la persona nominata per il laboratorio."))

    class Meta:
        verbose_name = _("approvazione di un resoconto")
        verbose_name_plural = _("approvazioni dei resoconti")
