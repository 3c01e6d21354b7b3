"""All of data/, typed and cross-checked once."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields

from dialogs.clinic import Clinic
from dialogs.knowledge import (
    body,
    channels,
    impressions,
    judging,
    language,
    muscles,
    places,
    questions,
    replies,
    self_checks,
    signs,
    simulated,
    topics,
)
from dialogs.knowledge.body import Area, Source, Zone, ZoneWords
from dialogs.knowledge.impressions import Impression, ImpressionNumber, Lesson
from dialogs.knowledge.judging import (
    Condition,
    ConditionWords,
    Criterion,
    Modifier,
    Prevalence,
    Weight,
)
from dialogs.knowledge.language import Concept, ContextCue, Language
from dialogs.knowledge.muscles import Muscle, MuscleGroup, MuscleWords, Referral, RegionalRank
from dialogs.knowledge.places import Locator, NoPlace, Part
from dialogs.knowledge.questions import Intent, Question, QuestionWords
from dialogs.knowledge.replies import ReplyText, SafetyNet
from dialogs.knowledge.self_checks import SelfCheck
from dialogs.knowledge.shelf import Shelf
from dialogs.knowledge.signs import (
    CarePath,
    CarePathWords,
    PersonWords,
    RedFlag,
    RedFlagWords,
    ScreeningItem,
    ScreeningPlace,
    ScreeningWords,
)
from dialogs.knowledge.simulated import SimulatedHabit, SimulatedRegion
from dialogs.knowledge.topics import (
    NoTopic,
    Topic,
    TopicAnchors,
    TopicMenu,
    TopicNumber,
    TopicWords,
)

SHELVES: tuple[Shelf, ...] = (
    *body.SHELVES,
    *channels.SHELVES,
    *impressions.SHELVES,
    *language.SHELVES,
    *places.SHELVES,
    *muscles.SHELVES,
    *judging.SHELVES,
    *questions.SHELVES,
    *replies.SHELVES,
    *self_checks.SHELVES,
    *signs.SHELVES,
    *simulated.SHELVES,
    *topics.SHELVES,
)


@dataclass(frozen=True, eq=False, repr=False)
class Knowledge:
    """What the clinic knows. Compared and hashed by identity: what is derived from it is kept.

    One field per shelf; a TOML shelf maps ids to entries, a TSV shelf is a tuple of entries.
    """

    clinic: Clinic
    """Whose knowledge this is: what replies say of the clinic comes from here."""
    sources: Mapping[str, Source]
    zones: Mapping[str, Zone]
    zone_words: Mapping[str, ZoneWords]
    areas: Mapping[str, Area]
    area_words: Mapping[str, str]
    contractions: Mapping[str, str]
    fillers: Mapping[str, tuple[str, ...]]
    concepts: Mapping[str, Concept]
    context_cues: Mapping[str, ContextCue]
    context_words: Mapping[str, tuple[str, ...]]
    locators: Mapping[str, Locator]
    parts: Mapping[str, Part]
    no_places: Mapping[str, NoPlace]
    place_words: Mapping[str, tuple[str, ...]]
    known_misspellings: Mapping[str, str]
    pain_misspellings: Mapping[str, str]
    letters: Mapping[str, tuple[str, ...]]
    common_words: Mapping[str, tuple[str, ...]]
    questions: Mapping[str, Question]
    question_words: Mapping[str, QuestionWords]
    choice_words: Mapping[str, int]
    intents: Mapping[str, Intent]
    languages: Mapping[str, Language]
    muscles: Mapping[str, Muscle]
    muscle_words: Mapping[str, MuscleWords]
    muscle_groups: Mapping[str, MuscleGroup]
    self_checks: Mapping[str, SelfCheck]
    referrals: tuple[Referral, ...]
    regional_order: tuple[RegionalRank, ...]
    conditions: Mapping[str, Condition]
    condition_words: Mapping[str, ConditionWords]
    modifiers: tuple[Modifier, ...]
    criteria: Mapping[str, Criterion]
    criteria_words: Mapping[str, str]
    prevalence: Mapping[str, Prevalence]
    scoring: Mapping[str, Weight]
    zone_prepositions: Mapping[str, str]
    reason_words: Mapping[str, str]
    account_words: Mapping[str, str]
    replies: Mapping[str, ReplyText]
    buttons: Mapping[str, str]
    joiners: Mapping[str, str]
    menu_lines: Mapping[str, str]
    telegram_about: Mapping[str, str]
    summary_titles: Mapping[str, str]
    sign_account_words: Mapping[str, str]
    safety_nets: Mapping[str, SafetyNet]
    care_paths: Mapping[str, CarePath]
    care_path_words: Mapping[str, CarePathWords]
    persons: Mapping[str, PersonWords]
    red_flags: Mapping[str, RedFlag]
    red_flag_words: Mapping[str, RedFlagWords]
    screening_items: Mapping[str, ScreeningItem]
    screening_words: Mapping[str, ScreeningWords]
    screening_places: Mapping[str, ScreeningPlace]
    impressions: Mapping[str, Impression]
    lessons: Mapping[str, Lesson]
    impression_numbers: Mapping[str, ImpressionNumber]
    simulated_regions: Mapping[str, SimulatedRegion]
    simulated_habits: Mapping[str, SimulatedHabit]
    simulated_words: Mapping[str, str]
    number_words: Mapping[str, float]
    topics: Mapping[str, Topic]
    topic_words: Mapping[str, TopicWords]
    topic_menus: Mapping[str, TopicMenu]
    topic_anchors: Mapping[str, TopicAnchors]
    topic_numbers: Mapping[str, TopicNumber]
    no_topics: Mapping[str, NoTopic]
    topic_plain_words: Mapping[str, tuple[str, ...]]
    derived: dict[str, object] = field(default_factory=dict, init=False)
    """What was worked out of it, by the name of the function that did (derived.py)."""

    def ids(self) -> dict[str, frozenset[str]]:
        """The ids of every shelf that has ids."""
        return {
            shelf.name: frozenset(value)
            for shelf in fields(self)
            if shelf.init and isinstance(value := getattr(self, shelf.name), Mapping)
        }
