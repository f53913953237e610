from django.apps import AppConfig


class ProposalsConfig(AppConfig):
    name = "proposals"

    def ready(self) -> None:
        from home.domain.roles import Role  # noqa: PLC0415 -- as below
        from home.models.wording import declare_phrases  # noqa: PLC0415 -- models exist only now
        from home.sentences import declare_sentences  # noqa: PLC0415
        from home.services.staff import declare_role_permissions  # noqa: PLC0415
        from proposals.live_blocks import register_parts  # noqa: PLC0415
        from proposals.phrases import PHRASES  # noqa: PLC0415
        from proposals.resolvers import register_resolvers  # noqa: PLC0415
        from proposals.sentences import SENTENCES  # noqa: PLC0415

        declare_sentences(SENTENCES)
        declare_phrases(PHRASES)
        register_resolvers()
        register_parts()
        verbs = ("view", "add", "change")
        declare_role_permissions(Role.PLANNER, *(f"proposals.{verb}_planelement" for verb in verbs))
