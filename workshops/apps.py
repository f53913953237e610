from django.apps import AppConfig


class WorkshopsConfig(AppConfig):
    name = "workshops"

    def ready(self) -> None:
        from home.registries import register_live_block  # noqa: PLC0415 -- models exist only now
        from workshops.live_blocks import now_part  # noqa: PLC0415 -- models exist only now

        register_live_block("now", now_part)
