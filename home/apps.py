from django.apps import AppConfig
from django.db.models.signals import post_migrate

from home.domain.roles import Role


class HomeConfig(AppConfig):
    name = "home"

    def ready(self) -> None:
        from home.accounts.sentences import SENTENCES  # noqa: PLC0415 -- translations are ready only now
        from home.sentences import declare_sentences  # noqa: PLC0415
        from home.services.staff import (  # noqa: PLC0415 -- models exist only now
            declare_role_permissions,
            ensure_staff_groups_after_migrate,
        )

        declare_sentences(SENTENCES)
        declare_role_permissions(
            Role.EDITOR,
            "home.view_phrase",
            "home.change_phrase",
            "home.view_area",
            "home.change_area",
            "home.view_rating",
        )
        post_migrate.connect(ensure_staff_groups_after_migrate, dispatch_uid="staff_groups")
