"""A whole evening with all five moments, played in memory: what `record.py` writes down. Everybody in it is invented.

Places and languages, families, questions and wordings, a hold, a reopening, all methods, objections, a secret ballot of
six organisations, a person without a phone, a synthesis with a minority's position, a correction.
"""

from tests.logs import session
from tests.support.people import CLOCK, DIRECTOR, DOOR, MINUTE, SECOND, choose, clarify, conclude, group, write
from tests.support.stories import GIULIA, Story
from workshops.domain import commands as c
from workshops.domain.audiences import Directory

NAMES = ("Franca", "Bruno", "Nadia", "Oreste", "Teresa", "Ugo", "Wanda", "Zeno")
ORGANISATIONS = {**session.ORGANISATIONS, 16: "Fondazione Esempio"}
SECTORS = {**session.SECTORS, 16: "foundation"}
WRITE, CLARIFY, GROUP, DOTS, SCORE, RANKING, CONSENT, SECRET, CONCLUDE = range(1, 10)
SCRIPT = (
    write(minutes=15, authors="anonymous", question={"it": "Che lavoro vogliamo qui?", "en": "What work here?"}),
    clarify(question={"it": "Che cosa non è chiaro?", "en": "What is unclear?"}),
    group(question={"it": "Quali dicono la stessa cosa?", "en": "Which say the same?"}),
    choose(method="dots", budget=6, threshold=50, question={"it": "Sei punti a testa", "en": "Six dots each"}),
    choose(method="score", max_score=5, electors="person", question={"it": "Quanto vale?", "en": "How much?"}),
    choose(method="ranking", question={"it": "In che ordine?", "en": "In what order?"}),
    choose(method="consent", question={"it": "Ci possiamo stare?", "en": "Can we live with it?"}),
    choose(secrecy="secret", max_choices=2, question={"it": "In segreto, fino a due", "en": "In secret, up to two"}),
    conclude(question={"it": "Che cosa abbiamo concluso", "en": "What we concluded"}),
)
WITHOUT_PHONE = 4
PLACES = {2: {"area": "circoscrizione/5"}, 7: {"point": (4_508_100, 766_900, 100)}, 8: {"lang": "ro"}}
CARDS = (
    (1, "Botteghe scuola nei cortili\nUn artigiano e tre ragazzi, due pomeriggi la settimana."),
    (2, "Un cortile dove imparare un mestiere"),
    (3, "Turni scritti un mese prima"),
    (4, "Orari del nido come gli orari dei turni"),
    (5, "Una tessera sola per bus e biblioteca"),
    (6, "Scrivere alla signora Bianchi, 555 0199"),
    (7, "Luci e marciapiedi verso la fabbrica"),
    (8, "Un mercato del riuso degli attrezzi"),
)


def played() -> Story:
    story = Story()
    _arrive(story)
    _write(story)
    _clarify(story)
    _group(story)
    _choose(story)
    _conclude(story)
    return story


def directory(story: Story, seq: int) -> Directory:
    return session.directory(story, seq, NAMES, ORGANISATIONS)


def _arrive(story: Story) -> None:
    story.must(c.OpenTable(SCRIPT, 12), DIRECTOR)
    story.must(c.TakeFacilitation(1), DOOR)
    for seat, organisation in enumerate((11, 12, 13, 14, 15, 16, 11, None), start=1):
        story.wait(7 * SECOND)
        has_phone = seat != WITHOUT_PHONE
        command = c.TakeSeat(organisation, SECTORS[organisation], organisation is None, has_phone)
        story.must(command, DOOR if has_phone else GIULIA)
        if organisation and organisation not in story.state.voters:
            story.must(c.ConfirmVoter(seat), GIULIA)


def _write(story: Story) -> None:
    story.start(WRITE)
    for seat, text in CARDS:
        story.wait(19 * SECOND)
        if seat == 4:
            story.must(c.PostCardFor(seat, text), GIULIA)
        else:
            story.must(c.PostCard(text), story.seat(seat))
    story.must(c.AskTime(WRITE), story.seat(5))
    story.must(c.AddTime(1), GIULIA)
    story.must(c.Hold(WRITE), GIULIA)
    story.wait(3 * MINUTE)
    story.must(c.Resume(WRITE), GIULIA)
    story.close()


def _clarify(story: Story) -> None:
    story.start(CLARIFY)
    story.must(c.AskQuestion(1, "Chi paga l’artigiano?"), story.seat(3))
    story.must(c.AnswerQuestion(1, "La bottega, con un contributo del quartiere."), story.seat(1))
    story.must(c.AskQuestion(4, "Anche il sabato?"), story.seat(8))
    story.must(c.AnswerQuestion(2, "Sì, dice chi l’ha scritta."), GIULIA)
    story.must(c.SuggestWording(3, "Turni scritti e detti un mese prima"), story.seat(2))
    story.must(c.AcceptWording(3), story.seat(3))
    story.must(c.SuggestWording(5, "Una tessera per tutto"), story.seat(6))
    story.must(c.DeclineWording(4), story.seat(5))
    story.must(c.AskQuestion(7, "Parole fuori posto"), story.seat(1))
    story.must(c.HideRemark(5, "offence"), GIULIA)
    story.must(c.RestoreRemark(5), GIULIA)
    story.must(c.EraseRemark(5), DIRECTOR)
    story.close()
    story.must(c.ReopenMoment(CLARIFY, "late"), GIULIA)
    story.must(c.AskQuestion(8, "Dove starebbe il mercato?"), story.seat(5))
    story.close()


def _group(story: Story) -> None:
    story.start(GROUP)
    story.must(c.GroupCards((1, 2)), GIULIA)
    story.must(c.NameFamily(1, "Imparare un mestiere in cortile"), GIULIA)
    story.must(c.GroupCards((3, 4)), GIULIA)
    story.must(c.GroupCards((5, 7)), GIULIA)
    story.must(c.MergeFamilies(3, 2), GIULIA)
    story.must(c.UndoGrouping(), GIULIA)
    story.must(c.DetachCard(7), story.seat(7))
    story.must(c.NameFamily(2, "Orari che si possono vivere"), GIULIA)
    story.must(c.SplitFamily(2), GIULIA)
    story.must(c.UndoGrouping(), GIULIA)
    story.close()


def _choose(story: Story) -> None:
    first, second, third = (number for number in _options(story, DOTS)[:3])
    story.vote(
        (1, _pairs({first: 4, second: 2})),
        (2, _pairs({first: 6})),
        (3, _pairs({second: 3, third: 3})),
        (5, _pairs({third: 1})),
    )
    story.close()
    story.start(SCORE)
    story.vote(
        (1, _pairs({first: 5})),
        (2, _pairs({first: 4, second: 1})),
        (7, _pairs({second: 5})),
        (8, _pairs({third: 2, first: 1})),
    )
    story.must(c.CastBallotFor(4, SCORE, _pairs({first: 3})), GIULIA)
    story.close()
    story.start(RANKING)
    story.vote((1, (first, second)), (2, (second, first)), (3, (third, second)), (5, (second,)), (6, (first,)))
    story.close()
    _consent(story, first, second)
    story.start(SECRET)
    choices = ((1, (first,)), (2, (first, second)), (3, (third,)), (5, ()), (6, (second,)), (1, (second,)))
    for place, (seat, choice) in enumerate(choices):
        receipt = f"{7 * (place + 1) * 13_579_246_813:016d}"
        story.must(c.CastSecretBallot(SECRET, choice, receipt), story.seat(seat))
    story.close()


def _consent(story: Story, first: int, second: int) -> None:
    story.start(CONSENT)
    story.vote((1, ()), (6, ()))
    story.must(c.RaiseObjection(CONSENT, first, "harm", "La sera fa rumore."), story.seat(2))
    story.must(c.RaiseObjectionFor(4, CONSENT, second, "feasible", "Chi lo tiene aperto?"), GIULIA)
    story.must(c.RaiseObjection(CONSENT, second, "other", "Ci devo pensare."), story.seat(3))
    story.must(c.ResolveObjection(6 + 1, "amended", "Fino alle 20, e mai la domenica."), GIULIA)
    story.vote((3, (second, 1)))
    story.close()


def _options(story: Story, moment: int) -> tuple[int, ...]:
    story.start(moment)
    return story.state.ballot().options


def _pairs(numbers: dict[int, int]) -> tuple[int, ...]:
    """Dots and scores as a ballot spells them: card, number, card, number, the cards rising."""
    return tuple(part for pair in sorted(numbers.items()) for part in pair)


def _conclude(story: Story) -> None:
    story.start(CONCLUDE)
    _synthesis(story)
    story.wait(5 * MINUTE)
    story.must(c.CloseMoment(CONCLUDE), GIULIA)
    story.must(c.Tick(CONCLUDE, story.now), CLOCK)
    story.wait(MINUTE)
    _corrections(story)
    # What named a person goes for ever.
    story.must(c.EraseCard(6), DIRECTOR)
    story.must(c.RevokeFacilitation(1), DIRECTOR)


def _synthesis(story: Story) -> None:
    sentences = (
        (1, c.ProposeSentence("Il lavoro che vogliamo si impara nei cortili.", families=(1,), ballots=(DOTS,))),
        (3, c.ProposeSentence("Gli orari contano quanto la paga.", cards=(3, 4))),
        (5, c.ProposeSentence("Una frase ritirata.", cards=(5,))),
        (6, c.ProposeSentence("Una frase messa da parte.", cards=(7,))),
        (2, c.ProposeSentence("Per noi prima vengono i turni.", cards=(3,), minority=True)),
        (8, c.ProposeSentence("Lo dice la signora Bianchi.", cards=(8,))),
    )
    for seat, sentence in sentences:
        story.wait(11 * SECOND)
        story.must(sentence, story.seat(seat))
    story.must(c.AmendSentence(2, "Gli orari contano quanto la paga, o di più.", cards=(3, 4)), story.seat(3))
    story.must(c.WithdrawSentence(3), story.seat(5))
    for accepted in (1, 2, 4):
        story.must(c.AcceptSentence(accepted), GIULIA)
    story.must(c.MoveSentence(2, 1), GIULIA)
    story.must(c.SetSentenceAside(4), GIULIA)
    story.must(c.SignSentence(5), story.seat(6))
    story.must(c.SignSentence(5, seat=WITHOUT_PHONE), GIULIA)
    story.must(c.UnsignSentence(5), story.seat(6))
    story.must(c.HideSentence(6, "personal_data"), GIULIA)
    story.must(c.RestoreSentence(6), GIULIA)
    story.must(c.EraseSentence(6), DIRECTOR)


def _corrections(story: Story) -> None:
    asked = (
        (1, c.AskCorrection("La bottega è una sola, non due.", card=1)),
        (3, c.AskCorrection("Era la mia organizzazione a dirlo.", sentence=2)),
        (5, c.AskCorrection("Ci ho ripensato.")),
        (8, c.AskCorrection("Chiamate la signora Bianchi.")),
    )
    for seat, correction in asked:
        story.wait(MINUTE)
        story.must(correction, story.seat(seat))
    story.must(c.AcceptCorrection(1, "Riletto con chi c’era."), DIRECTOR)
    story.must(c.DeclineCorrection(2, "La frase è del tavolo, non di chi l’ha scritta."), GIULIA)
    story.must(c.WithdrawCorrection(3), story.seat(5))
    story.must(c.HideCorrection(4, "personal_data"), GIULIA)
    story.must(c.RestoreCorrection(4), GIULIA)
    story.must(c.EraseCorrection(4), DIRECTOR)
