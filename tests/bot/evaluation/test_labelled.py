"""The kind of a labelled file is known by its fields, and a file of no kind is refused."""

import json
from pathlib import Path
from typing import Any

import pytest

from bot.evaluation.labelled import LabelsBroken, read_labels

COMPLAINT = {"text": "t", "zones": [], "also_ok": [], "denied": [], "side": None, "style": "plain"}


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        (COMPLAINT, "complaints"),
        ({"text": "t", "flags": [], "disposition": "none", "kind": "benign"}, "red_flags"),
        ({"text": "t", "topic": None, "also_ok": []}, "questions"),
        ({"text": "t", "zones": [], "top1_ok": [], "expected": [], "disposition": "none"},
         "vignettes"),
    ],
)  # fmt: skip
def test_a_kind_is_known_by_its_fields(tmp_path: Path, row: dict[str, Any], kind: str) -> None:
    path = tmp_path / "some.jsonl"
    path.write_text(f"{json.dumps(row)}\n\n{json.dumps(row)}\n")
    assert read_labels(path) == (kind, [row, row])


def test_a_table_of_regional_order_is_known(tmp_path: Path) -> None:
    path = tmp_path / "order.tsv"
    path.write_text("zone\trank\tmuscle\neye\t1\tmasseter\n")
    assert read_labels(path) == (
        "regional_order",
        [{"zone": "eye", "rank": "1", "muscle": "masseter"}],
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "no labelled texts"),
        ("{\n", "line 1: broken JSON"),
        ("[]\n", "line 1: no JSON object"),
        ('{"text": "t"}\n', "fields of no known kind. Kinds and their fields: complaints: "),
        (json.dumps(COMPLAINT) + '\n{"text": "t"}\n', 'text 2: no "also_ok"'),
    ],
)
def test_a_file_of_no_kind_says_why(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "some.jsonl"
    path.write_text(text)
    with pytest.raises(LabelsBroken) as broken:
        read_labels(path)
    assert str(path) in str(broken.value)
    assert told in str(broken.value)


def test_a_missing_file_is_told_by_name(tmp_path: Path) -> None:
    with pytest.raises(LabelsBroken, match=r"nowhere\.jsonl: No such file"):
        read_labels(tmp_path / "nowhere.jsonl")
