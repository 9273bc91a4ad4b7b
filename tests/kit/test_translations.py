"""Every refusal speaks French as well as English, and the catalogue holds nothing that nobody says."""

import re
from collections.abc import Iterator
from importlib import resources

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

import trafficking_api.app  # imports every feature, and with it every refusal
from trafficking_api.kit.errors import Problem
from trafficking_api.kit.language import LANGUAGES, translate

CODE = re.compile(r"`[^`]+`")
# Other tests may name refusals of their own; only the product's are published.
PROBLEMS = [
    (code, problem)
    for code, problem in sorted(Problem.registry.items())
    if problem.__module__.startswith("trafficking_api.")
]
OTHER_LANGUAGES = [language for language in LANGUAGES if language != "en"]


def said() -> Iterator[str]:
    """Every English sentence that a refusal says."""
    for _, problem in PROBLEMS:
        yield problem.title
        yield problem.explanation


def catalogue(language: str) -> Catalog:
    path = resources.files("trafficking_api") / "locale" / language / "LC_MESSAGES" / "messages.po"
    with path.open("rb") as file:
        return read_po(file, locale=language)


def test_the_features_are_imported() -> None:
    assert trafficking_api.app.ROUTERS
    assert {"not_found", "stale", "not_minimisable", "persons_exceeded", "last_admin"} <= set(
        Problem.registry
    )


@pytest.mark.parametrize("language", OTHER_LANGUAGES)
@pytest.mark.parametrize(("code", "problem"), PROBLEMS, ids=[code for code, _ in PROBLEMS])
def test_every_problem_is_translated(code: str, problem: type[Problem], language: str) -> None:
    for text in (problem.title, problem.explanation):
        translated = translate(text, language)
        assert translated != text, f"{code} has no translation of: {text}"
        assert translated.strip() == translated
        # What stands in backticks is a name of the API and stays as it is.
        assert set(CODE.findall(text)) <= set(CODE.findall(translated)), code
        assert text.endswith(".") == translated.endswith("."), code


@pytest.mark.parametrize("language", OTHER_LANGUAGES)
def test_the_catalogue_holds_nothing_stale(language: str) -> None:
    listed = {message.id for message in catalogue(language) if message.id}
    assert listed == set(said())


@pytest.mark.parametrize("language", OTHER_LANGUAGES)
def test_no_translation_is_doubtful_or_given_twice(language: str) -> None:
    messages = [message for message in catalogue(language) if message.id]
    assert [message.id for message in messages if message.fuzzy or not message.string] == []
    translations = [message.string for message in messages]
    assert len(set(translations)) == len(translations), "two English sentences have the same translation"


def test_a_title_is_short_and_an_explanation_fits_the_document() -> None:
    for language in LANGUAGES:
        for _, problem in PROBLEMS:
            assert len(translate(problem.title, language)) <= 200
            assert len(translate(problem.explanation, language)) <= 1000
