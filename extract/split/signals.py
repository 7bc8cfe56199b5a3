"""The signals that another document begins: a table of names, weights and what they look at."""

from __future__ import annotations

from collections.abc import Callable

from extract.split import closings, headings, layout, letterheads, numbering
from extract.split.place import Place

Sees = Callable[[Place], bool]
THRESHOLD = 1.0
# Each row: what the signal is called in the record, how much it says, how it is seen. From THRESHOLD on it is cut.
SIGNALS: tuple[tuple[str, float, Sees], ...] = (
    ("mailkop", 1.5, closings.mail_head),
    ("briefhoofd", 1.5, letterheads.starts_letter),
    ("deel van een briefhoofd", 0.6, letterheads.starts_form),
    ("naam van een organisatie bovenaan", 0.3, letterheads.starts_with_organisation),
    ("titel van een stuk", 0.5, headings.title),
    ("woord van een titel", 0.3, headings.weak_title),
    ("bijlage met eigen titel", 0.5, headings.annex),
    ("bijlage op een nieuwe bladzijde", 0.6, headings.annex_page),
    ("datum in de titel", 0.35, headings.dated_title),
    ("vergaderkop onder de titel", 0.5, lambda place: headings.meeting_fields(place) >= 1),
    ("datum, plaats en aanwezigen onder de titel", 0.5, lambda place: headings.meeting_fields(place) >= 2),
    ("datum, versie of status onder de titel", 0.35, headings.status_below),
    ("eigen kop op een nieuwe bladzijde", 0.6, headings.own_head),
    ("het woord concept boven de titel", 0.7, headings.draft),
    ("tabel onder de titel", 0.35, headings.table_below),
    ("lijst van dezelfde dag", -0.6, headings.list_of_the_day),
    ("lijst van hetzelfde orgaan", -0.6, headings.list_of_the_body),
    ("van tabel naar lopende tekst", 0.25, headings.prose_after_table),
    ("genoemd als bijlage van een mail", 0.6, headings.attached),
    ("bladwijzer met de naam van een bestand", 1.0, headings.file_bookmark),
    ("bladwijzer", 0.4, headings.title_bookmark),
    ("kop van het hoogste niveau", 0.25, lambda place: place.spot.level in (1, 2)),
    ("kop van het niveau van de titel", 0.3, headings.as_high),
    ("kop onder de kop van het stuk", -0.4, headings.deeper),
    ("nieuwe nummering vanaf 1", 0.5, numbering.starts_list),
    ("eerste agendapunt", 0.6, numbering.agenda_restarts),
    ("verslag na een mail", 1.6, numbering.minutes_after_mail),
    ("genummerde kop", -0.6, numbering.numbered_heading),
    ("vorig stuk is afgesloten", 0.25, closings.closed),
    ("midden in een mail", -0.5, closings.within_mail),
    ("tabel na een afgesloten mail", 0.8, closings.table_after_mail),
    ("witruimte", 0.15, lambda place: place.spot.blanks >= 3),
    ("nieuwe pagina", 0.3, layout.new_page),
    ("ander documentnummer op de bladzijde", 2.0, layout.other_stamp),
    ("zelfde documentnummer op de bladzijde", -0.5, layout.same_stamp),
    ("paginanummering begint opnieuw", 0.8, layout.pages_restart),
    ("vorige bladzijde was de laatste", 0.6, layout.last_page_above),
    ("paginanummering loopt door", -0.6, layout.pages_go_on),
    ("andere kop- of voetregel", 0.4, layout.other_running),
    (headings.RUNNING_HEAD, 1.2, headings.named_by_running_head),
    ("zelfde kop- of voetregel", -0.3, layout.same_running),
    ("ander papierformaat", 0.4, layout.other_paper),
    ("andere lettergrootte", 0.3, layout.other_letters),
    ("vorige bladzijde is niet vol", 0.2, layout.page_above_ends_early),
    ("grote letters bovenaan de bladzijde", 0.2, layout.big_title),
    ("dia van dezelfde presentatie", -0.8, layout.next_slide),
    ("stuk is net begonnen", -1.5, headings.just_begun),
)
