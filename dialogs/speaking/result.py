"""The result: likely source muscles in plain words, why, what else fits, what to do today."""

from dataclasses import replace

from dialogs.heard import FlagHeard
from dialogs.intake import Intake
from dialogs.knowledge import Knowledge
from dialogs.knowledge.replies import ReplyKey
from dialogs.known import Known
from dialogs.moment import Moment
from dialogs.ranked import Ranking, Reason, Source
from dialogs.speaking.explanations import reasons_for
from dialogs.speaking.places import places
from dialogs.speaking.replies import capitalised, fill, listed, say, whose


def result(moment: Moment) -> tuple[str, str]:
    """Two messages: what it may come from, and what follows from that."""
    ranking, notes = moment.ranking, moment.notes
    known, knowledge = moment.known, moment.knowledge
    leading, behind = leaders(ranking, knowledge)
    if not leading:
        return say("result_none", knowledge), _what_follows((), (), notes, known, knowledge)
    return (
        _sources(leading, behind, known, knowledge),
        _what_follows(leading, _conditions(ranking, knowledge), notes, known, knowledge),
    )


def leaders(
    ranking: Ranking, knowledge: Knowledge
) -> tuple[tuple[Source, ...], tuple[Source, ...]]:
    """The one or two sources that are named as likely, and those named as possible."""
    sources = ranking.sources
    floor = knowledge.scoring["named_at_all"].value
    if not sources or sources[0].score < floor:
        return (), ()
    near = _odds(sources[0]) * knowledge.scoring["named_beside_first"].value
    leading = tuple(source for source in sources[:2] if _odds(source) >= near)
    behind = sources[len(leading) : len(leading) + 2]
    return leading, tuple(source for source in behind if source.score >= floor)


def _odds(source: Source) -> float:
    """Scores near 1 all look alike; their odds do not."""
    return source.score / max(1e-9, 1 - source.score)


def _sources(
    leading: tuple[Source, ...], behind: tuple[Source, ...], known: Known, knowledge: Knowledge
) -> str:
    where = places(known.hurting()[:2], knowledge)
    lines = [say(_opening(leading), knowledge, places=where)]
    lines += [_source(source, known.intake(), knowledge) for source in leading]
    if behind:
        names = tuple(knowledge.muscle_words[source.muscle].name for source in behind)
        joined = listed(names, knowledge.joiners["or"])
        lines.append(say("result_less_likely", knowledge, muscles=joined))
    return "\n\n".join(lines)


def _opening(leading: tuple[Source, ...]) -> ReplyKey:
    """Something besides the place must speak for a source before it is said to fit."""
    if not any(_tells(reason) for source in leading for reason in source.because):
        return "result_little"
    return "result_one" if len(leading) == 1 else "result_two"


def _tells(reason: Reason) -> bool:
    return reason.kind in ("answer", "check", "path")


def _source(source: Source, intake: Intake, knowledge: Knowledge) -> str:
    words = knowledge.muscle_words[source.muscle]
    told = replace(source, because=telling_reasons(source))
    because = ""
    if reasons := reasons_for(told, intake, knowledge):
        joined = listed(reasons, knowledge.joiners["and"])
        because = say("result_because", knowledge, reasons=joined)
    return say(
        "result_source",
        knowledge,
        muscle=capitalised(words.name),
        place=words.place,
        because=because,
    )


def telling_reasons(source: Source) -> tuple[Reason, ...]:
    """Up to two reasons, rather from what was said besides the place.

    The place weighs most and is much the same for every muscle named; what the client said
    besides is what tells them apart.
    """
    checked = [reason for reason in source.because if reason.kind == "check"]
    others = [*checked, *(each for each in source.because if each.kind == "answer")]
    places_told = [reason for reason in source.because if reason.kind in ("path", "zone")]
    return (*others, *places_told)[:2] if others or len(places_told) > 1 else ()


def _conditions(ranking: Ranking, knowledge: Knowledge) -> tuple[str, ...]:
    floor = knowledge.scoring["condition_named_at_all"].value
    return tuple(
        knowledge.condition_words[fit.condition].name
        for fit in ranking.conditions[:2]
        if fit.score >= floor
    )


def _what_follows(
    leading: tuple[Source, ...],
    conditions: tuple[str, ...],
    notes: tuple[FlagHeard, ...],
    known: Known,
    knowledge: Knowledge,
) -> str:
    lines = [say("result_starting_point", knowledge)] if leading else []
    if conditions:
        joined = listed(conditions, knowledge.joiners["or"])
        lines.append(say("result_conditions", knowledge, conditions=joined))
    if leading:
        lines.append(say("result_today", knowledge, today=today(leading[0], knowledge)))
    lines.append(safety_net(known, knowledge))
    if notes:
        told = tuple(knowledge.red_flag_words[note.id].note.rstrip(".") for note in notes)
        lines.append(say("result_note", knowledge, notes=listed(told, knowledge.joiners["and"])))
    return "\n\n".join(lines)


def today(source: Source, knowledge: Knowledge) -> str:
    """One thing that can safely be tried today for a source."""
    return knowledge.muscle_groups[knowledge.muscles[source.muscle].group].today


def safety_net(known: Known, knowledge: Knowledge) -> str:
    """What would make it a matter for a doctor, in two lines: of the region that hurts first."""
    net = knowledge.safety_nets[knowledge.zones[known.hurting()[0].zone].region]
    words = whose(known.person, knowledge)
    return say(
        "result_doctor",
        knowledge,
        signs=fill(net.doctor, knowledge.clinic, **words),
        grave=fill(net.emergency, knowledge.clinic, **words),
    )
