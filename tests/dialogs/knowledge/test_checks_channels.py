"""Menus and descriptions that a channel could not show are found when knowledge is loaded."""

from dataclasses import replace

import pytest

from dialogs.knowledge import Knowledge
from dialogs.knowledge.checks_channels import descriptions_fit, menus_name_real_commands


def test_the_shipped_menu_and_descriptions_can_be_shown(knowledge: Knowledge) -> None:
    assert list(menus_name_real_commands(knowledge)) == []
    assert list(descriptions_fit(knowledge)) == []


def test_a_menu_line_for_no_command_and_a_command_without_one_are_found(
    knowledge: Knowledge,
) -> None:
    lines = {name: line for name, line in knowledge.menu_lines.items() if name != "help"}
    found = list(menus_name_real_commands(replace(knowledge, menu_lines=lines | {"hlep": "x"})))
    assert [(entry, remedy) for _, entry, _, _, remedy in found] == [
        ("hlep", 'Did you mean "help"?'),
        ("help", "Add it."),
    ]


@pytest.mark.parametrize(
    ("about", "found"),
    [
        ({"description": "x"}, "short_description"),
        ({"description": "x", "short_description": "x" * 121}, "short_description"),
        ({"description": "x", "short_description": "x", "descripton": "x"}, "descripton"),
    ],
)
def test_a_description_that_telegram_would_not_take_is_found(
    knowledge: Knowledge, about: dict[str, str], found: str
) -> None:
    findings = list(descriptions_fit(replace(knowledge, telegram_about=about)))
    assert [entry for _, entry, _, _, _ in findings] == [found]
