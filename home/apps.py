from django.apps import AppConfig
from django.db.models.signals import post_migrate


class HomeConfig(AppConfig):
    name = "home"

    def ready(self) -> None:
        from home.services.staff import (  # noqa: PLC0415 -- models exist only now
            ensure_staff_groups_after_migrate,
        )

        post_migrate.connect(ensure_staff_groups_after_migrate, dispatch_uid="staff_groups")
