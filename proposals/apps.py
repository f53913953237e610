from django.apps import AppConfig


class ProposalsConfig(AppConfig):
    name = "proposals"

    def ready(self) -> None:
        from home.models.wording import declare_phrases  # noqa: PLC0415 -- models exist only now
        from home.sentences import declare_sentences  # noqa: PLC0415
        from proposals.live_blocks import register_parts  # noqa: PLC0415
        from proposals.phrases import PHRASES  # noqa: PLC0415
        from proposals.resolvers import register_resolvers  # noqa: PLC0415
        from proposals.sentences import SENTENCES  # noqa: PLC0415

        declare_sentences(SENTENCES)
        declare_phrases(PHRASES)
        register_resolvers()
        register_parts()
