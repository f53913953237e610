from django.apps import AppConfig

# Said by the table only, or said already by a lower app in the same words.
_NOT_SENTENCES = frozenset({"refused.unknown", "refused.already_so"})


class WorkshopsConfig(AppConfig):
    name = "workshops"

    def ready(self) -> None:
        # Models exist only now.
        from home.registries import register_live_block  # noqa: PLC0415
        from home.sentences import declare_sentences  # noqa: PLC0415
        from workshops.live_blocks import now_part  # noqa: PLC0415
        from workshops.resolvers import register_resolvers  # noqa: PLC0415
        from workshops.services import projecting  # noqa: PLC0415
        from workshops.wording.refusals import REFUSALS  # noqa: PLC0415

        declare_sentences(
            {key.removeprefix("refused."): text for key, text in REFUSALS.items() if key not in _NOT_SENTENCES}
        )
        register_live_block("now", now_part)
        register_resolvers()
        projecting.listen()
