"""A worker that notes each page it saves by a plain INSERT, into a table without a unique key."""

from store import batches
from tema.orphan import exit_with_parent
from tema.parts import worker
from tests.flow.poisonable_worker import parse_or_die
from workers import read

save = batches.save


def save_and_note(conn, batch):
    save(conn, batch)
    for reading in batch.readings:
        page = f"{reading.page.requested_url} {reading.page.fetched_at.isoformat()}"
        conn.execute("INSERT INTO noted (page) VALUES (%(page)s)", {"page": page})


if __name__ == "__main__":
    exit_with_parent()
    batches.save = save_and_note
    read.parse_article = parse_or_die
    worker()
