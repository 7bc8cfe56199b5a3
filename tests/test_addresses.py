"""What a reader sees of the correspondents in a mail's head, whole or half redacted."""

from __future__ import annotations

import pytest

from extract.parse.emails.addresses import parties


def read(field: str) -> list[tuple[str | None, str | None, bool]]:
    return [(one.name, one.domain, one.redacted) for one in parties(field, 0, len(field))]


@pytest.mark.parametrize(
    ("field", "name", "domain", "redacted"),
    [
        ("Visser, Henk <h.visser@stad.nl>", "Visser, Henk", "stad.nl", False),
        ("Visser, H. (Henk) - BZ/AL", "Visser, H. (Henk) - BZ/AL", None, False),
        ("Visser, H.", "Visser, H.", None, False),
        ("Henk Visser [mailto:h.visser@STAD.NL]", "Henk Visser", "stad.nl", False),
        ("h.visser@stad.nl (Henk Visser)", "Henk Visser", "stad.nl", False),
        ("'info@stad.nl'", None, "stad.nl", False),
        ("_Dienstpostbus Griffie <griffie@stad.nl>", "_Dienstpostbus Griffie", "stad.nl", False),
        ("[redacted]@stad.nl", None, "stad.nl", True),
        ("xxxx@stad.nl", None, "stad.nl", True),
        ("(10)(2e), (10)(2e) <(10)(2e)@stad.nl>", None, "stad.nl", True),
        ("5.1.2e 5.1.2e <5.1.2e@stad.nl>", None, "stad.nl", True),
        ("████ <████@stad.nl>", None, "stad.nl", True),
        ("@stad.nl]", None, "stad.nl", True),
        ("stad.nl>", None, "stad.nl", True),
        ("[redacted] stad.nl", None, "stad.nl", True),
        ("[geanonimiseerd]", None, None, True),
        ("[[EXEC (BE. |", None, None, True),
    ],
)
def test_one_correspondent_is_read(field, name, domain, redacted):
    assert read(field) == [(name, domain, redacted)]


@pytest.mark.parametrize(
    ("field", "names"),
    [
        ("Visser, Henk; Smit, Karin", ["Visser, Henk", "Smit, Karin"]),
        ("Henk Visser, Karin Smit", ["Henk Visser", "Karin Smit"]),
        ("Visser, Henk", ["Visser, Henk"]),
        ("Visser, H., Smit, K.", ["Visser, H.", "Smit, K."]),
        ("Henk Visser <h@x.nl>, Karin Smit <k@y.nl>", ["Henk Visser", "Karin Smit"]),
        ("undisclosed-recipients:;", []),
        ("", []),
    ],
)
def test_a_list_is_cut_between_its_people(field, names):
    assert [name for name, _, _ in read(field)] == names


def test_an_address_shown_twice_is_one_person():
    assert read("h@x.nl <h@x.nl>") == [(None, "x.nl", False)]


def test_each_half_redacted_address_counts():
    field = 'Visser <@x.nl>; [redacted] @ y.nl; [redacted] (team\nZuid)" [redacted] @z.nl'
    field += ", [redacted] @minz [redacted] @w.nl"
    expected = [("Visser", "x.nl", True), (None, "y.nl", True), ("[weggelakt] (team Zuid)", "z.nl", True)]
    assert read(field) == [*expected, (None, "w.nl", True)]
