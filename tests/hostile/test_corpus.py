"""The hostile corpus: every page has its right end, what comes after it is stored, memory bounded.

One house for all; what is planted beside the pages comes after them, on the same processes.
"""

import base64
import json
import pickle
from pathlib import Path
from uuid import uuid4

import pytest

from news import urls
from news.bodies import unzip_body
from tests.flow.house import children
from tests.hostile.answers import HOSTS
from tests.hostile.case import Case, good
from tests.hostile.house import Corpus, Host, wait
from tests.hostile.house import listing as listing_of
from tests.hostile.poisonable_crawler import POISON
from workers.queues import INGEST, QUEUES, URGENT

NOWHERE = "127.0.0.1:1"
MOST = 350
"""Megabytes that no process of ours may have."""
pytestmark = pytest.mark.timeout(600)
CASES = [
    pytest.param(host, number, id=f"{case.group}-{case.name[:40]}")
    for host, cases in HOSTS.items()
    for number, case in enumerate(cases(NOWHERE, NOWHERE))
]


@pytest.fixture(scope="module")
def corpus(shared_state_dir):
    with Corpus(shared_state_dir) as corpus:
        corpus.watch(*(f"{host.server.base}/tema" for host in corpus.hosts))
        wait(corpus, 240)  # 40 s on a machine that does nothing else
        yield corpus


@pytest.fixture(scope="module")
def ends(corpus: Corpus):
    return corpus.ends()


def of(corpus: Corpus, name: str, number: int) -> tuple[Host, Case]:
    host = next(h for h in corpus.hosts if h.name == name and h.number in {None, number})
    return host, host.cases[number if host.number is None else 0]


@pytest.mark.parametrize(("name", "number"), CASES)
def test_it_ends_as_it_should_and_the_next_good_page_is_stored(corpus, ends, name, number):
    host, case = of(corpus, name, number)
    assert ends[urls.key(host.good_url(case))]["outcome"] == "stored"
    end = ends[urls.key(host.url(case))]
    assert end["outcome"] in case.outcomes, end["detail"]
    assert case.detail in (end["detail"] or "")
    if case.check and end["outcome"] == "stored":
        assert case.check(end), end


def test_one_article_under_many_names_is_one_row(corpus, ends):
    places = {end["canonical_url"] for end in ends.values() if end["canonical_url"]}
    assert len([place for place in places if "/news/one" in place]) == 1
    (rows,) = corpus.house.ask(
        "SELECT count(*) AS n, count(DISTINCT canonical_url) AS places FROM articles"
    )
    assert rows["n"] == rows["places"]


def test_nobody_has_asked_the_server_that_is_to_be_left_alone(corpus, ends):
    assert corpus.victim.hits == []


def test_a_refused_page_is_asked_for_once(corpus, ends):
    host = next(host for host in corpus.hosts if host.name == "types")
    assert host.server.hits.count("/news/forbidden") == 1


def test_what_was_broken_is_stored_when_it_is_asked_for_again(corpus, ends):
    number = next(n for n, c in enumerate(HOSTS["faults"]("", "")) if c.name == "twice-broken")
    host, case = of(corpus, "faults", number)
    done = corpus.house.tema("recrawl", host.url(case), "--wait")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("http://redis:6379/", "port 6379"),
        ("http://[::ffff:169.254.169.254]/", "address"),
        ("file:///etc/passwd", "not an absolute http"),
        ("http://a.example/" + "x" * 10_000, "longer than 2048"),
    ],
    ids=lambda value: value[:24],
)
def test_a_recrawl_of_what_is_not_the_web_is_refused_in_words(corpus, url, why):
    runs = corpus.house.ask("SELECT count(*) AS n FROM crawl_runs")
    done = corpus.house.tema("recrawl", url, "--wait")
    assert done.returncode == 2, done.stdout + done.stderr
    assert why in done.stderr
    assert len(done.stderr) < 1000
    assert corpus.house.ask("SELECT count(*) AS n FROM crawl_runs") == runs


def message(task: str, **changes: object) -> dict[str, object]:
    """A Celery message for a queue, in good order but for what is asked to be otherwise."""
    task_id = str(uuid4())
    body = base64.b64encode(json.dumps([[], {}, {}]).encode()).decode()
    return {
        "body": body,
        "content-encoding": "utf-8",
        "content-type": "application/json",
        "headers": {"lang": "py", "task": task, "id": task_id, "root_id": task_id},
        "properties": {
            "correlation_id": task_id,
            "delivery_mode": 2,
            "delivery_info": {"exchange": "", "routing_key": INGEST},
            "priority": 0,
            "body_encoding": "base64",
            "delivery_tag": str(uuid4()),
        },
    } | changes


class Planted:
    """What a pickle does to who opens it: a file is there."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self):
        return (Path.touch, (self.path,))


def body(arguments: object) -> str:
    return base64.b64encode(json.dumps(arguments).encode()).decode()


def planted(path: Path) -> list[str]:
    """Messages that nobody of ours has sent."""
    pickled = base64.b64encode(pickle.dumps([[Planted(path)], {}, {}])).decode()
    name = "tema.announce"
    whole = message(name)
    headers = {"lang": "py", "task": name, "id": str(uuid4())}
    odd = [{"eta": "soon"}, {"expires": "never"}, {"timelimit": ["a", {}]}, {"retries": "x"}]
    odd += [
        {"id": None},
        {"id": [1]},
        {"task": 7},
        {"task": None},
        {"group": {"a": 1}},
        {"ignore_result": []},
    ]
    odd += [
        {"compression": "bzip2"},
        {"kwargsrepr": {}},
        {"stamped_headers": 5},
        {"argsrepr": ["x"]},
    ]
    messages: list[object] = [
        message("tema.ingest", body=pickled) | {"content-type": "application/x-python-serialize"},
        message("tema.ingest", body=pickled),
        message("os.system"),
        message(name) | {"content-type": "application/x-yaml"},
        message(name) | {"content-type": None},
        message(name) | {"content-encoding": "nothing"},
        *(message(name, headers=headers | one) for one in odd),
        message(name, headers={}),
        message(name, body="!!!"),
        message(name, body=None),
        message(name, body=body(7)),
        message(name, body=body([[], {}])),
        message(name, body=body([[], [], {"callbacks": [{"task": "os.system"}]}])),
        message("tema.ingest", body=body([[["1-1", 7, None]], {}, {}])),
        message("tema.recrawl", body=body([[{"a": 1}], {"x": 2}, {}])),
        message(name, properties={}),
        message(name, properties={"delivery_tag": {"a": 1}, "delivery_info": {}}),
        {key: value for key, value in whole.items() if key != "properties"},
        {"__type__": "datetime", "__value__": "never"},
        [1, 2],
        None,
    ]
    return [*map(json.dumps, messages), "{", "\x80\x04 no JSON at all", "[" * 100_000, ""]


def test_planted_messages_are_refused_and_the_worker_lives(corpus, ends, tmp_path):
    house = corpus.house
    opened = tmp_path / "opened"
    with house.stream() as client:
        for text in planted(opened):
            client.lpush(INGEST, text)
            client.lpush(URGENT, text)
        house.expect("empty queues", lambda: not any(client.llen(name) for name in QUEUES), 30)
    corpus.good_page_comes("after the planted messages")
    assert not opened.exists()
    assert corpus.pid("worker") == corpus.worker
    logs = corpus.logs()
    assert "os.system" in logs
    assert "application/x-python-serialize" in logs


def test_a_listing_that_kills_crawlers_costs_three_and_its_neighbours_are_crawled(corpus, ends):
    house, server = corpus.house, corpus.hosts[0].server
    first = corpus.pid("crawler")
    server.answers["/poison"] = listing_of(["/good/0"], POISON.decode())
    names = [f"/beside/{number}" for number in range(3)]
    for name in names:
        server.answers[name] = listing_of([f"/news{name}"])
        server.answers[f"/news{name}"] = good(1, name)
    corpus.watch(*(f"{server.base}{path}" for path in ("/poison", *names)))
    query = (
        "SELECT r.state, r.error, l.url FROM crawl_runs r JOIN listings l ON l.id = r.listing_id"
    )

    def states() -> dict[str, tuple[str, str]]:
        found = house.ask(query)
        return {
            row["url"].rpartition(server.base)[2]: (row["state"], row["error"]) for row in found
        }

    house.expect(
        "the end of the poison", lambda: states().get("/poison", ("",))[0] == "failed", 120
    )
    assert states()["/poison"][1] == "three crawlers died on this listing"
    house.expect(
        "its neighbours", lambda: {states()[name] for name in names} == {("complete", None)}, 60
    )
    assert corpus.pid("crawler") != first
    assert server.hits.count("/poison") == 3
    kept = "SELECT url, reason, attempts, body FROM quarantine WHERE stage = 'crawl'"
    house.expect("its bytes in quarantine", lambda: house.ask(kept), 20)
    (row,) = house.ask(kept)
    assert (row["url"], row["reason"], row["attempts"]) == (f"{server.base}/poison", "crash", 3)
    assert POISON in unzip_body(bytes(row["body"]))
    corpus.good_page_comes("after the poison")


def test_memory_is_bounded(corpus, ends):
    assert set(corpus.memory) == {"crawler", "worker", "worker child"}
    assert {name: size for name, size in corpus.memory.items() if size >= MOST} == {}


def test_no_password_is_in_a_log_or_in_quarantine(corpus, ends):
    logs = corpus.logs() + str(corpus.house.ask("SELECT fields, detail FROM quarantine"))
    assert [name for name, secret in corpus.secrets().items() if secret in logs] == []
    assert len(logs) > 10_000


def test_no_process_was_lost_on_the_way(corpus, ends):
    assert corpus.pid("worker") == corpus.worker
    assert len(children(corpus.worker)) == 2
