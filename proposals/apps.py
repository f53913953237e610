from django.apps import AppConfig


class ProposalsConfig(AppConfig):
    name = "proposals"

    def ready(self) -> None:
        from home.models.wording import declare_phrases
        from home.sentences import declare_sentences
        from proposals.live_blocks import register_parts
        from proposals.phrases import PHRASES
        from proposals.resolvers import register_resolvers
        from proposals.sentences import SENTENCES

        declare_sentences(SENTENCES)
        declare_phrases(PHRASES)
        register_resolvers()
        register_parts()
