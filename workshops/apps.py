from django.apps import AppConfig


class WorkshopsConfig(AppConfig):
    name = "workshops"

    def ready(self) -> None:
        from workshops import wiring  # noqa: PLC0415 -- models exist only now

        wiring.connect()
