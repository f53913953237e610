from django.apps import AppConfig
from django.core.checks import Tags, register

from home.registries import register_live_block


class DemoConfig(AppConfig):
    name = "voci.demo"
    label = "demo"

    def ready(self) -> None:
        from voci.demo.bar import role_bar  # noqa: PLC0415 -- models exist only now
        from voci.demo.checks import check_no_real_people  # noqa: PLC0415 -- models exist only now

        register_live_block("role-bar", role_bar)
        register(check_no_real_people, Tags.database)
