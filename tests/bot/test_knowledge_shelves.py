"""Every problem of a knowledge folder is told at once, with its place and what mends it."""

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import Annotated, Literal

import pytest

from bot.knowledge_shelves import Reading
from dialogs.knowledge.shelf import Button, Ref, Shelf, entry

ZoneId = Annotated[str, Ref("zones")]


@entry
class Zone:
    region: str
    label: Button = "a label"
    weight: float = 1.0


@entry
class Answer:
    heard_by: tuple[str, ...] = ()


@entry
class Question:
    kind: Literal["one", "many"]
    zones: tuple[ZoneId, ...] = ()
    opens_with: ZoneId | None = None
    answers: dict[str, Answer] = field(default_factory=dict)


@entry
class Row:
    muscle: str
    zone: ZoneId
    note: str = ""


SHELVES = (
    Shelf("zones", "zones.toml", Zone),
    Shelf("questions", "questions/*.toml", Question),
    Shelf("rows", "rows.tsv", Row),
    Shelf("order", "order.toml", tuple[ZoneId, ...]),
)
SOUND = {
    "zones.toml": '[neck]\nregion = "head"\n[jaw]\nregion = "face"\n',
    "questions/a.toml": '[onset]\nkind = "one"\nzones = ["neck"]\n',
    "rows.tsv": "muscle\tzone\tnote\nmasseter\tjaw\t\n",
    "order.toml": 'common = ["neck", "jaw"]\n',
}


def read(folder: Path, changed: Mapping[str, str | bytes]) -> Reading:
    """The sound folder with some files changed; an empty text leaves the file out."""
    for name, text in {**SOUND, **changed}.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        if text:
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return Reading(folder, SHELVES)


def problems(folder: Path, changed: Mapping[str, str | bytes]) -> list[str]:
    reading = read(folder, changed)
    return [str(each) for each in (*reading.problems, *reading.located(reading.unknown_ids()))]


def test_a_sound_folder_has_no_problems_and_keeps_its_order(tmp_path: Path) -> None:
    reading = read(tmp_path, {})
    assert problems(tmp_path, {}) == []
    assert list(reading.held["zones"]) == ["neck", "jaw"]
    assert reading.held["rows"] == (Row(muscle="masseter", zone="jaw"),)
    assert reading.held["order"] == {"common": ("neck", "jaw")}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[neck]\nregoin = "head"\n', 'found field "regoin". Allowed: region, label, weight. Did'),
        ("[neck]\n", 'found no field "region". Allowed: an entry that has it. Add it.'),
        ("[neck]\nregion = 3\n", "found region = 3. Allowed: a valid string. Text stands in quo"),
        ("neck = 3\n", "found the entry = 3. Allowed: a table with region, label, weight."),
        (
            '[neck]\nregion = "head"\nweight = "heavy"\n',
            (
                "found weight = 'heavy'. Allowed: a valid number, unable to parse string as a "
                "number. Write a number, with a point and without quotes."
            ),
        ),
        (
            f'[neck]\nregion = "head"\nlabel = "{"x" * 29}"\n',
            f"found label = '{'x' * 29}'. Allowed: string should have at most 28 characters. Sho",
        ),
    ],
)
def test_an_entry_of_the_wrong_shape_is_told_with_its_remedy(
    tmp_path: Path, text: str, told: str
) -> None:
    assert any(
        problem.startswith(f"zones.toml, neck: {told}")
        for problem in problems(tmp_path, {"zones.toml": text})
    ), problems(tmp_path, {"zones.toml": text})


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            'kind = "on"\n',
            "found kind = 'on'. Allowed: 'one' or 'many'. Did you mean \"one\"?",
        ),
        (
            'kind = "one"\n[onset.answers.sudden]\nheard_bi = []\n',
            'found field "answers.sudden.heard_bi". Allowed: heard_by. Did you mean "heard_by"?',
        ),
        (
            'kind = "one"\nzones = "neck"\n',
            "found zones = 'neck'. Allowed: a valid list. A list stands in [ ].",
        ),
        (
            'kind = "one"\nanswers = {sudden = 3}\n',
            "found answers.sudden = 3. Allowed: a table with heard_by.",
        ),
    ],
)
def test_a_mistake_deep_in_an_entry_is_told_with_the_way_to_it(
    tmp_path: Path, text: str, told: str
) -> None:
    assert problems(tmp_path, {"questions/a.toml": f"[onset]\n{text}"}) == [
        f"questions/a.toml, onset: {told}"
    ]


@pytest.mark.parametrize(
    ("file", "text", "told"),
    [
        ("zones.toml", "", "zones.toml, the file: found nothing. Allowed: a file of this name."),
        ("questions/a.toml", "", "questions/*.toml, the file: found nothing. Allowed: a file of"),
        ("zones.toml", '[neck]\nregion = "a\n', "zones.toml, the file: found broken TOML: Illegal"),
        ("zones.toml", "[neck]\n[neck]\n", "zones.toml, the file: found broken TOML: Cannot decla"),
        ("zones.toml", b"[neck]\n# caf\xe9\n", "zones.toml, line 2: found letters that are no UTF"),
        (
            "rows.tsv",
            b"muscle\tzone\n\xff\tjaw\n",
            "rows.tsv, line 2: found letters that are no UT",
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_the_only_problem(
    tmp_path: Path, file: str, text: str | bytes, told: str
) -> None:
    (problem,) = problems(tmp_path, {file: text})
    assert problem.startswith(told)


def test_broken_toml_is_told_with_its_line(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, {"zones.toml": '[neck]\nregion = "head\n'})
    assert "(at line 2, column" in problem


def test_a_folder_where_a_file_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "zones.toml").mkdir()
    (problem,) = problems(tmp_path, {"zones.toml": ""})
    assert problem.startswith("zones.toml, the file: found is a directory.")


def test_files_saved_by_a_windows_editor_are_read(tmp_path: Path) -> None:
    windows = {name: b"\xef\xbb\xbf" + SOUND[name].replace("\n", "\r\n").encode() for name in SOUND}
    assert problems(tmp_path, windows) == []


def test_an_id_in_two_files_is_told_in_both(tmp_path: Path) -> None:
    assert problems(tmp_path, {"questions/b.toml": '[onset]\nkind = "many"\n'}) == [
        (
            "questions/b.toml, onset: found an id that also stands in questions/a.toml. "
            "Allowed: each id once. Remove one of the two."
        )
    ]


@pytest.mark.parametrize(
    ("file", "text", "told"),
    [
        (
            "questions/a.toml", '[onset]\nkind = "one"\nzones = ["nek"]\n',
            ('questions/a.toml, onset: found zones "nek". Allowed: an id of zones. '
            'Did you mean "neck"?'),
        ),
        (
            "questions/a.toml", '[onset]\nkind = "one"\nopens_with = "elbow"\n',
            ('questions/a.toml, onset: found opens_with "elbow". Allowed: an id of zones. '
            "Add it to zones, or mend it."),
        ),
        (
            "order.toml", 'common = ["jaws"]\n',
            'order.toml, common: found "jaws". Allowed: an id of zones. Did you mean "jaw"?',
        ),
        (
            "rows.tsv", "muscle\tzone\nmasseter\tjaw\n\nmasseter\tjawn\n",
            'rows.tsv, line 4: found zone "jawn". Allowed: an id of zones. Did you mean "jaw"?',
        ),
    ],
)  # fmt: skip
def test_an_id_that_leads_nowhere_is_told_with_the_nearest(
    tmp_path: Path, file: str, text: str, told: str
) -> None:
    assert problems(tmp_path, {file: text}) == [told]


def test_problems_of_all_files_and_kinds_are_told_at_once(tmp_path: Path) -> None:
    told = problems(
        tmp_path,
        {
            "zones.toml": SOUND["zones.toml"].replace("region", "regoin", 1),
            "questions/a.toml": "[onset\n",
            "rows.tsv": "muscle\tzone\nmasseter\tjawn\nmasseter\n",
        },
    )
    assert [problem.split(":")[0] for problem in told] == [
        "zones.toml, neck",
        "zones.toml, neck",
        "questions/a.toml, the file",
        "rows.tsv, line 3",
        "rows.tsv, line 2",
    ]


def test_a_broken_entry_does_not_make_the_ids_that_name_it_wrong(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, {"zones.toml": '[neck]\n[jaw]\nregion = "face"\n'})
    assert problem.startswith("zones.toml, neck")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("muscle\tzome\nmasseter\tjaw\nmasseter\tjaw\n", ['column "zome"', 'no column "zone"']),
        ("muscle\tzone\tzone\nmasseter\tjaw\tjaw\n", ['column "zone" twice']),
        ("", ["nothing"]),
        ("\n", ['no column "muscle"', 'no column "zone"']),
    ],
)
def test_a_wrong_heading_is_told_once_and_not_for_each_row(
    tmp_path: Path, text: str, told: list[str]
) -> None:
    found = [problem.split("found ")[1].split(".")[0] for problem in
             problems(tmp_path, {"rows.tsv": text})]  # fmt: skip
    assert found == told


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("masseter", "found 1 cells. Allowed: 3, as in the heading. An empty cell keeps its tab."),
        ("a\tjaw\tb\tc", "found 4 cells. Allowed: 3, as in the heading. An empty cell keeps its t"),
        ("masseter\t\tb", 'found no field "zone". Allowed: an entry that has it. Add it.'),
    ],
)
def test_a_ragged_row_is_told_with_its_line(tmp_path: Path, line: str, told: str) -> None:
    (problem,) = problems(tmp_path, {"rows.tsv": f"{SOUND['rows.tsv']}{line}\n"})
    assert problem.startswith(f"rows.tsv, line 3: {told}")


def test_a_misnamed_file_is_told_with_the_name_that_is_missing(tmp_path: Path) -> None:
    reading = read(
        tmp_path, {"zones.toml": "", "zone.toml": SOUND["zones.toml"], "own.toml": "a=1"}
    )
    assert [str(each) for each in reading.files_nobody_reads(["own.toml"])] == [
        (
            "zone.toml, the file: found a file nobody reads. Allowed: a known name. "
            'Did you mean "zones.toml"?'
        )
    ]
