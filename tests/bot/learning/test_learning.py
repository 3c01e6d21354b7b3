"""From examples to impressions: the same examples teach the same, others teach something else."""

from pathlib import Path
from shutil import copytree

import pytest

from bot.commands.learn import harmless_questions
from bot.knowledge_reading import check_folder, read_knowledge
from bot.learning.examples import asked_for, digest_of, examples_by_file, read_examples
from bot.learning.fitting import Lessons, learn
from bot.learning.writing import write_lessons
from bot.loading import shipped_folder
from dialogs.errors import KnowledgeBroken
from dialogs.hearing.listen import listen
from dialogs.knowledge import Knowledge
from dialogs.knowledge.impressions import SIGNS, Lesson, SignExample

HEAD = "shows\tlooks_like\tdisposition\ttext\n"
GRAVE = [
    SignExample(text=f"my {part} is quite wibbled since {when}", shows=("stroke_signs",))
    for part in ("arm", "leg", "face", "hand")
    for when in ("lunch", "monday")
]
HARMLESS = [
    SignExample(text=f"my {part} is quite sore since {when}")
    for part in ("arm", "leg", "face", "hand")
    for when in ("lunch", "monday")
]


def test_what_only_grave_examples_say_speaks_for_an_emergency(knowledge: Knowledge) -> None:
    learned = learn(Lessons([*GRAVE, *HARMLESS], knowledge), knowledge.red_flags)
    emergency = learned["emergency"].weights
    assert emergency["wibbl"] > abs(emergency.get("lunch", 0.0))
    assert emergency["sore"] < 0
    assert learned["stroke_signs"].weights["wibbl"] > 0
    assert "shingles" not in learned


def test_the_same_examples_teach_the_same(knowledge: Knowledge) -> None:
    one, other = (
        learn(Lessons([*GRAVE, *HARMLESS], knowledge), knowledge.red_flags) for _ in range(2)
    )
    assert one == other


def test_what_was_learned_is_written_read_and_heard(tmp_path: Path, knowledge: Knowledge) -> None:
    folder = tmp_path / "data"
    copytree(shipped_folder(), folder)
    many = [*GRAVE, *HARMLESS] * 20
    learned = learn(Lessons(many, knowledge), knowledge.red_flags)
    write_lessons(folder, learned, Lesson(examples=len(many), digest=digest_of(many)))
    wise = read_knowledge(folder, folder / "clinic.toml")
    assert wise.impressions == learned
    assert wise.lessons[SIGNS].examples == len(many)
    assert listen("my arm is quite wibbled since monday", wise).disposition == "emergency"
    assert listen("my arm is quite sore since monday", wise).disposition == "none"


def test_what_was_learned_is_of_the_examples_that_there_are(knowledge: Knowledge) -> None:
    examples = read_examples(shipped_folder())
    lesson = knowledge.lessons[SIGNS]
    assert (lesson.examples, lesson.digest) == (len(examples), digest_of(examples))


@pytest.mark.parametrize(
    "other",
    [
        [*GRAVE, *HARMLESS[1:]],
        [*GRAVE, SignExample(text=HARMLESS[0].text, shows=("shingles",)), *HARMLESS[1:]],
        [*GRAVE, SignExample(text=HARMLESS[0].text, disposition="urgent"), *HARMLESS[1:]],
    ],
)
def test_other_examples_have_another_digest(other: list[SignExample]) -> None:
    assert digest_of(other) != digest_of([*GRAVE, *HARMLESS])


def test_the_order_of_examples_makes_no_difference_to_their_digest() -> None:
    assert digest_of([*GRAVE, *HARMLESS]) == digest_of([*HARMLESS, *GRAVE])


def test_an_example_asks_for_what_its_gravest_sign_asks_or_for_more(knowledge: Knowledge) -> None:
    two = SignExample(text="x", shows=("pregnancy", "shingles"))
    more = SignExample(text="x", shows=("shingles",), disposition="emergency")
    assert asked_for(two, knowledge) == "urgent"
    assert asked_for(more, knowledge) == "emergency"
    assert asked_for(SignExample(text="x"), knowledge) == "none"


def test_an_example_of_an_unknown_sign_is_told_with_file_line_and_remedy(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    copytree(shipped_folder(), folder)
    file = folder / "en/sign_examples/mine.tsv"
    file.write_text(f"{HEAD}shingels\t\t\tit burns\n", encoding="utf-8")
    told = 'en/sign_examples/mine.tsv, line 2: found shows "shingels"'
    for reader in (read_examples, check_folder):
        with pytest.raises(KnowledgeBroken) as broken:
            reader(folder)
        assert told in str(broken.value)
        assert 'Did you mean "shingles"?' in str(broken.value)


def test_examples_know_their_file() -> None:
    files = examples_by_file(shipped_folder())
    assert len(files) > 5
    assert all(name.startswith("en/sign_examples/") and each for name, each in files.items())


def test_questions_that_show_a_sign_teach_nothing_harmless(knowledge: Knowledge) -> None:
    harmless = {each.text for each in harmless_questions(knowledge)}
    asked = {text for words in knowledge.topic_words.values() for text in words.asks}
    assert 0 < len(asked - harmless) < len(asked & harmless)
