"""A table that writes its synthesis: concluding, proposed, accepted."""

from tests.support.stories import GIULIA, Story
from tests.workshops.domain.scenes import BRUNO, FRANCA, NADIA, chosen
from workshops.domain import commands as c


def concluding() -> Story:
    return chosen().start(3)


def proposed() -> Story:
    """Franca's sentence 1, Bruno's 2; 3 is Nadia's position against them."""
    story = concluding()
    story.must(c.ProposeSentence("Serve un tutor", cards=(1,)), FRANCA)
    story.must(c.ProposeSentence("Laboratori la sera", cards=(2,)), BRUNO)
    story.must(c.ProposeSentence("Prima l’autobus", cards=(3,), minority=True), NADIA)
    return story


def accepted() -> Story:
    """Four accepted sentences, 1, 2, 4 and 5, and Nadia's position."""
    story = proposed()
    for text in ("Si comincia a marzo", "Si torna a maggio"):
        story.must(c.ProposeSentence(text, ballots=(2,)), GIULIA)
    for number in (1, 2, 4, 5):
        story.must(c.AcceptSentence(number), GIULIA)
    return story
