"""A name begins and ends where the trained pipeline says when it is sure, not where a rule that goes by shape does."""

import pytest

from tests.test_trained import names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("De Stichting Dorpshuis Oosterend voor Kees was er.", ["Stichting Dorpshuis Oosterend"]),
        ("De Vereniging Dorpsbelang tegen Enexis is een lopende zaak.", ["Vereniging Dorpsbelang", "Enexis"]),
        (
            "In gesprek zijn Platform Veilig en VluchtelingenWerk Brabant over het pand.",
            ["Platform Veilig", "VluchtelingenWerk Brabant"],
        ),
    ],
)
def test_a_rule_that_ran_on_past_a_sure_name_gives_way(text: str, found: list[str]):
    assert names(text, "organisatie") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "De zaak Vereniging van Eigenaren De Zonnehoek tegen Zwolle loopt nog.",
            ["Vereniging van Eigenaren De Zonnehoek"],
        ),
        ("De Stichting tegen Doodrijden geeft les.", ["Stichting tegen Doodrijden"]),
        (
            "Zwemclub Dolfijn, Reddingsbrigade Almelo en het Watersportverbond.",
            ["Zwemclub Dolfijn", "Reddingsbrigade Almelo", "Watersportverbond"],
        ),
        ("Straks komt bureau Taalweide langs.", ["bureau Taalweide"]),
        (
            "De Commissie Ruimtelijke Kwaliteit en Erfgoed heeft gesproken.",
            ["Commissie Ruimtelijke Kwaliteit en Erfgoed"],
        ),
        ("De brief komt van het ministerie van Defensie zelf.", ["ministerie van Defensie"]),
    ],
)
def test_kinds_places_second_subjects_and_listed_names_are_in_it_where_they_belong(text: str, found: list[str]):
    assert [name.lower() for name in names(text, "organisatie")] == [name.lower() for name in found]
