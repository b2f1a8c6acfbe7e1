"""Stories are assigned by a process once a second, not after every few pages."""

from workers.stories import PAUSE, Turn


def test_the_first_turn_comes_at_once():
    assert Turn().comes(0.0)


def test_the_next_turn_comes_after_the_pause():
    turn = Turn()
    turn.comes(10.0)
    assert not turn.comes(10.0 + PAUSE / 2)
    assert turn.comes(10.0 + PAUSE)
    assert not turn.comes(10.0 + PAUSE * 1.5)
