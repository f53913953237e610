from django.apps import AppConfig


class ConsultationsConfig(AppConfig):
    name = "consultations"

    def ready(self) -> None:
        from consultations.desks import desks  # noqa: PLC0415 -- models exist only now
        from consultations.sentences import SENTENCES  # noqa: PLC0415 -- translations are ready only now
        from consultations.services.delegates import forget_invitations  # noqa: PLC0415 -- models exist only now
        from home.registries import register_desks  # noqa: PLC0415 -- as above
        from home.sentences import declare_sentences  # noqa: PLC0415 -- as above
        from home.services.forgetting import on_forgetting  # noqa: PLC0415 -- as above

        declare_sentences(SENTENCES)
        register_desks(desks)
        on_forgetting(forget_invitations)
