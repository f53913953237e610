"""The groups behind the staff roles, and what each app lets them do in the admin."""

from django.apps import AppConfig, apps
from django.contrib.auth.models import Group, Permission
from django.db.models import Q
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from home.domain.roles import STAFF_GROUPS, Role

PAGE_PERMISSIONS = ("add_page", "change_page", "publish_page")
COLLECTION_PERMISSIONS = (
    "add_image",
    "change_image",
    "choose_image",
    "add_document",
    "change_document",
    "choose_document",
)

_declared: dict[Role, set[str]] = {role: {"wagtailadmin.access_admin"} for role in STAFF_GROUPS}


def declare_role_permissions(role: Role, *permissions: str) -> None:
    """An app says in AppConfig.ready which model permissions (`proposals.change_answer`) a staff role holds."""
    _declared[role].update(permissions)


def ensure_staff_groups() -> None:
    """Make the groups and give them what was declared. Nothing that an administrator added is taken away."""
    for role, name in STAFF_GROUPS.items():
        group, _is_new = Group.objects.get_or_create(name=name)
        group.permissions.add(*_permissions(_declared[role]))
        if role is Role.EDITOR:
            _let_edit_pages(group)


def ensure_staff_groups_after_migrate(sender: AppConfig, **_signal: object) -> None:
    """Once per `migrate`, after the last app, when every permission exists."""
    with_models = [config for config in apps.get_app_configs() if config.models_module]
    if sender == with_models[-1]:
        ensure_staff_groups()


def _permissions(names: set[str]) -> list[Permission]:
    pairs = [name.split(".") for name in sorted(names)]
    wanted = Q()
    for app_label, codename in pairs:
        wanted |= Q(content_type__app_label=app_label, codename=codename)
    return list(Permission.objects.filter(wanted))


def _let_edit_pages(group: Group) -> None:
    root = Page.get_first_root_node()
    if root is not None:
        for permission in Permission.objects.filter(
            content_type__app_label="wagtailcore", codename__in=PAGE_PERMISSIONS
        ):
            GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)
    collection = Collection.get_first_root_node()
    if collection is not None:
        allowed = Permission.objects.filter(
            content_type__app_label__in=("wagtailimages", "wagtaildocs"), codename__in=COLLECTION_PERMISSIONS
        )
        for permission in allowed:
            GroupCollectionPermission.objects.get_or_create(group=group, collection=collection, permission=permission)
