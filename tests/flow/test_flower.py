"""Flower: closed without the password, starts re-crawls with it, shows tasks in a few words."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from celery import Celery
from flower.urls import handlers
from tornado.web import RequestHandler, URLSpec

from tests.flow.flower_client import FlowerClient
from tests.flow.house import TOPIC, House, HouseWithFlower

ALIAS = "Қазақстан"
README = Path(__file__).resolve().parents[2] / "README.md"
OPEN = ("/static/", "/login", "/logout", ".*")
"""Style sheets, and pages that show nothing of ours: no login by form, a 404."""


@pytest.fixture(scope="module")
def house(shared_state_dir) -> Iterator[House]:
    with HouseWithFlower(shared_state_dir, generated=0) as house:
        house.add_topic(TOPIC, "dala", every="1h", aliases=(f"kk:{ALIAS}",))
        house.expect("all articles", lambda: house.stored() == 21)
        house.expect("the crawl has ended", house.runs_ended)
        yield house


@pytest.fixture(scope="module")
def flower(house: House) -> FlowerClient:
    return FlowerClient(house)


def orders() -> list[tuple[str, str]]:
    """Each method and path that Flower's handlers answer, but for the open ones."""
    specs = [one if isinstance(one, URLSpec) else URLSpec(*one) for one in handlers]
    return [
        (method, re.sub(r"\(\.[+*]\)", "x", spec.regex.pattern.rstrip("$")))
        for spec in specs
        if not spec.regex.pattern.startswith(OPEN)
        for method in RequestHandler.SUPPORTED_METHODS
        if method != "OPTIONS"
        if getattr(spec.handler_class, method.lower())
        is not getattr(RequestHandler, method.lower())
    ]


@pytest.mark.parametrize(("method", "path"), orders())
def test_without_the_password_nothing_is_told_or_done(flower: FlowerClient, method, path):
    assert flower.status(method, path) == 401


@pytest.mark.parametrize("path", ["/", "/api/tasks", "/metrics", "/healthcheck"])
def test_a_wrong_password_is_none(flower: FlowerClient, path: str):
    assert flower.status("GET", path, f"{flower.password}x") == 401


@pytest.mark.parametrize("path", ["/", "/tasks", "/broker", "/metrics", "/healthcheck"])
def test_with_the_password_pages_metrics_and_health_are_there(flower: FlowerClient, path: str):
    assert flower.status("GET", path, flower.password) == 200


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc/net")
def test_it_listens_on_loopback_only(flower: FlowerClient):
    tables = [Path(f"/proc/net/{name}") for name in ("tcp", "tcp6")]
    lines = [line.split() for t in tables if t.exists() for line in t.read_text().splitlines()]
    local = [fields[1].split(":") for fields in lines if fields[3] == "0A"]
    assert [address for address, port in local if int(port, 16) == flower.port] == ["0100007F"]


@pytest.mark.skipif(shutil.which("curl") is None, reason="there is no curl")
def test_the_readme_s_curl_line_changes_the_article(house: House):
    url, true = house.article("dala", 0)
    house.newsroom.edit("dala", true.path, headline="Қазақстанда жаңа өзгеріс: ә ғ қ ң ө ұ ү һ і")
    told = subprocess.run(["sh", "-c", readme_line(house, url)], capture_output=True, check=True)
    assert b"task-id" in told.stdout
    house.expect("version 2", lambda: house.version(url) == 2, 10)


def test_a_recrawl_sent_by_name_changes_the_article(house: House, flower: FlowerClient):
    url, true = house.article("dala", 1)
    house.newsroom.edit("dala", true.path, headline="Щъркелът и ёж: ъ, щ, ё, ї, є")
    flower.post("/api/task/send-task/tema.recrawl", args=[url])
    house.expect("version 2", lambda: house.version(url) == 2, 10)


def readme_line(house: House, url: str) -> str:
    """The curl command of the README, for this house's Flower and this article."""
    (line,) = re.findall(r"^curl .*\\\n.*$", README.read_text(), flags=re.MULTILINE)
    changes = {
        "state/service/flower.password": str(house.service.state / "flower.password"),
        "http://127.0.0.1:5555/": house.service.flower_url,
        "https://site.example/novini/1041": url,
    }
    for told, ours in changes.items():
        assert told in line
        line = line.replace(told, ours)
    return line


def test_a_recrawl_applied_asynchronously_changes_the_article(house: House, flower: FlowerClient):
    url, true = house.article("dala", 2)
    house.newsroom.edit("dala", true.path, headline="Бүгінгі күннің басты жаңалығы осы")
    flower.post("/api/task/async-apply/tema.recrawl", args=[url])
    house.expect("version 2", lambda: house.version(url) == 2, 10)


def test_a_recrawl_by_a_bare_celery_client_changes_the_article(house: House):
    url, true = house.article("dala", 3)
    house.newsroom.edit("dala", true.path, headline="Тағы бір өзгеріс енгізілді")
    with Celery(broker=house.service.redis_url) as client:
        client.send_task("tema.recrawl", [url])
    house.expect("version 2", lambda: house.version(url) == 2, 10)


def test_a_recrawl_of_a_topic_by_its_alias_changes_its_articles(house: House, flower: FlowerClient):
    found = [house.article("dala", number) for number in (4, 5)]
    for number, (_, true) in enumerate(found):
        house.newsroom.edit("dala", true.path, headline=f"Мақала жаңартылды, нөмірі {number}")
    flower.post("/api/task/send-task/tema.recrawl", args=[ALIAS])
    house.expect("versions 2", lambda: {house.version(url) for url, _ in found} == {2}, 10)


def test_a_recrawl_of_a_topic_that_is_not_there_is_a_failure_that_says_so(
    house: House, flower: FlowerClient
):
    flower.post("/api/task/send-task/tema.recrawl", args=["Атлантида"])
    house.expect("the failure", lambda: flower.tasks("tema.recrawl", "FAILURE"), 10)
    (task,) = flower.tasks("tema.recrawl", "FAILURE")
    assert task["exception"] == "NotKnown('Атлантида')"


def test_what_is_taken_in_is_named_by_its_topic_and_a_url(house: House, flower: FlowerClient):
    assert house.tema("recrawl", TOPIC, "--wait").returncode == 0
    home = house.running.base_url("dala")
    house.expect(
        "topic and URL",
        lambda: any(
            TOPIC in task["args"] and home in task["args"] for task in seen(flower, "tema.ingest")
        ),
        10,
    )


def test_arguments_are_short(flower: FlowerClient):
    tasks = seen(flower, "tema.ingest") + seen(flower, "tema.recrawl")
    assert max(len(task["args"] + task["kwargs"]) for task in tasks) < 400


def seen(flower: FlowerClient, name: str) -> list[dict[str, Any]]:
    """The tasks whose arguments Flower was there to see."""
    return [task for task in flower.tasks(name) if task["args"]]


def test_arguments_hold_no_words_of_pages(house: House, flower: FlowerClient):
    shown = str(flower.get("/api/tasks?limit=1000"))
    articles = [true for _, true in house.running.truth(TOPIC) if true.outlet == "dala"]
    assert [a.headline for a in articles if a.headline in shown or a.paragraphs[0] in shown] == []
