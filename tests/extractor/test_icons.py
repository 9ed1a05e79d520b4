"""The colour of small pictures."""

from __future__ import annotations

from extractor.pages.icons import colour_of

GREEN, RED, WHITE, GREY = bytes((0, 176, 80)), bytes((217, 48, 44)), b"\xff\xff\xff", b"\x80\x80\x80"


def test_a_dot_has_its_colour_whatever_is_around_it() -> None:
    """Most councils' traffic lights are pictures of circles: their colour is the status."""
    assert colour_of(WHITE * 20 + GREEN * 70 + GREY * 10, 3) == (0, 176 / 255, 80 / 255)


def test_transparency_is_no_colour() -> None:
    """The fourth part of a pixel is how much it covers."""
    assert colour_of((RED + b"\xff") * 90 + b"\x00\x00\x00\x00" * 10, 4) == (217 / 255, 48 / 255, 44 / 255)


def test_a_picture_of_several_colours_has_none() -> None:
    """A logo, or a whole traffic light, is no status: a wrong one is worse than none."""
    assert colour_of(GREEN * 50 + RED * 50, 3) is None


def test_a_picture_of_greys_or_with_a_speck_of_colour_has_none() -> None:
    assert colour_of(GREY * 100, 3) is None
    assert colour_of(WHITE * 95 + RED * 5, 3) is None
