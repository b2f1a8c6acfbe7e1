"""A task holds as many pages as all workers get through in a sixth of a second."""

from workers.pace import LEAST, Pace


class Turns:
    """An intake that gives a batch at each turn, and workers that get through so many a second."""

    def __init__(self) -> None:
        self.now = 0.0
        self.pending = 0
        self.pace = Pace(most=20, clock=lambda: self.now)

    def take(self, times: int, *, rate: float, waiting: bool = True) -> int:
        for _ in range(times):
            batch = self.pace.batch(self.pending)
            while waiting and self.pending < 200:
                self.pace.gave(batch)
                self.pending += batch
            self.now += 0.25
            self.pending = max(0, self.pending - round(rate * 0.25))
        return batch


def test_it_begins_with_few():
    assert Turns().take(1, rate=100) == LEAST


def test_quick_workers_are_given_many_at_once():
    assert Turns().take(60, rate=80) == 12
    assert Turns().take(60, rate=400) == 20


def test_slow_workers_are_given_few():
    turns = Turns()
    turns.take(60, rate=80)
    assert turns.take(60, rate=12) == LEAST


def test_an_hour_without_pages_says_nothing_of_the_workers():
    turns = Turns()
    turns.take(60, rate=80)
    turns.take(4 * 3600, rate=80, waiting=False)
    assert turns.take(1, rate=80) >= 10
