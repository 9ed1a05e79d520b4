"""Who is meant: by code, by name, by the beginning of a name, and in running text, where many names are also other things."""

from __future__ import annotations

import pytest

from corpus.authorities import register


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Barnet", "E09000003"),
        ("london borough of barnet", "E09000003"),
        ("LB Barnet", "E09000003"),
        ("Doncaster Metropolitan Borough Council", "E08000017"),
        ("Doncaster MBC", "E08000017"),
        ("City of Doncaster Council", "E08000017"),
        ("Kent", "E10000016"),
        ("Reading", "E06000038"),
        ("Bath & North East Somerset", "E06000022"),
        ("Bristol", "E06000023"),
        ("Hull", "E06000010"),
        ("St Helens", "E08000013"),
        ("King's Lynn and West Norfolk", "E07000146"),
        ("Vale of Glamorgan", "W06000014"),
        ("Somerset", "E06000066"),
        ("WSCC", "E10000032"),
    ],
)
def test_a_name_finds_its_authority(text: str, code: str) -> None:
    """Official, short and usual names, in any case, with & or and, and the one that exists of two in succession."""
    found = register().by_name(text)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize("text", ["DMBC", "LBB", "Newcastle", "Kent Police", "", "Atlantis", "Council"])
def test_what_names_several_or_none_is_not_guessed(text: str) -> None:
    """DMBC is Doncaster's as well as Dudley's."""
    assert register().by_name(text) is None


def test_codes_past_and_present() -> None:
    """A former GSS code finds the same authority as its code of today."""
    northumberland = register().by_code("e06000048")
    assert northumberland is not None
    assert northumberland == register().by_code(northumberland.code)
    assert northumberland.region == "North East"
    assert register().by_code("X99999999") is None


def test_beginnings_complete() -> None:
    """Names that begin so come first, shortest first, then those with such a word in any of their names."""
    assert [one.name for one in register().complete("barn")] == ["Barnet", "Barnsley"]
    assert "Newcastle upon Tyne" in [one.name for one in register().complete("new")]
    assert register().complete("lambeth")[0].name == "Lambeth"
    assert register().complete(" ") == ()


TEXT = (
    "The London Borough of Barnet and Doncaster Metropolitan Borough Council met Kent Police, Kent Council and KENT COUNTY COUNCIL. "
    "Barnet Council tax; reading in Reading and at Reading Borough Council; St. Helens, Bournemouth, Christchurch and Poole. "
    "City of Boston; Boston Public Schools; University of Kent; County Hall, Maidstone. ROTHERHAM and rotherham, Hammersmith & Fulham."
)


def test_authorities_in_running_text() -> None:
    """The longest name counts; police, universities, common words and a tax name no council, and bare names are not sure."""
    assert [(TEXT[one.start : one.end], one.authority.name, one.sure) for one in register().find(TEXT)] == [
        ("London Borough of Barnet", "Barnet", True),
        ("Doncaster Metropolitan Borough Council", "Doncaster", True),
        ("Kent Council", "Kent", True),
        ("KENT COUNTY COUNCIL", "Kent", True),
        ("Barnet", "Barnet", False),
        ("Reading Borough Council", "Reading", True),
        ("St. Helens", "St. Helens", False),
        ("Bournemouth, Christchurch and Poole", "Bournemouth, Christchurch and Poole", False),
        ("ROTHERHAM", "Rotherham", False),
        ("Hammersmith & Fulham", "Hammersmith and Fulham", False),
    ]


def test_a_sentence_end_is_no_name() -> None:
    """"… in Barnet. Council …" names a place, not Barnet Council."""
    (found,) = register().find("They live in Barnet. Council said")
    assert not found.sure


def test_every_authority_is_found_by_its_own_names() -> None:
    """Each authority that exists is found by its short and its official name, or the name is shared with another that exists."""
    living = [one for one in register().authorities if not one.end]
    lost = [one.name for one in living if register().by_name(one.official_name) not in (one, None)]
    unknown = [one.name for one in living if register().by_name(one.official_name) is None]
    assert lost == []
    assert unknown == []


def test_a_name_in_the_genitive_is_a_name() -> None:
    """And a common word stays one; a name that ends in "s" is whole."""
    text = "Kent’s roads and Reading's notes, in King's Lynn and West Norfolk"
    assert [found.authority.name for found in register().find(text)] == ["Kent", "Kings Lynn and West Norfolk"]


def test_initials_are_counted_for_all_who_have_them() -> None:
    counted = register().by_initials("KCC has agreed; KCC will report. Kcc")
    assert {one.name for one in counted} >= {"Kent"}
    assert set(counted.values()) == {2}


@pytest.mark.parametrize(("text", "name"), [
    ("City and County of Swansea / Dinas a Sir Abertawe", "Swansea"), ("Cyngor Sir Ynys Môn", "Isle of Anglesey")])
def test_names_in_two_languages_are_known_letter_for_letter(text: str, name: str) -> None:
    """The covers of Welsh reports name the council in both; a broken letter in the register would leave them without one."""
    assert name in {found.authority.name for found in register().find(text)}
    assert not any(set("ï½¿\ufffd") & set("".join(one.names)) for one in register().authorities)
