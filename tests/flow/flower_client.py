"""Flower as curl speaks to it: its HTTP API, with or without the password."""

import json
from base64 import b64encode
from contextlib import closing
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlsplit

from tema.flower import USER, password_in
from tema.ports import is_free
from tests.flow.house import House


def call(
    flower_url: str, method: str, path: str, *, data: Any = None, password: str | None = None
) -> tuple[int, str]:
    """Status and text of the answer; with a password, in curl's way (`-u tema:…`)."""
    headers = {}
    if password is not None:
        pair = b64encode(f"{USER}:{password}".encode()).decode()
        headers["Authorization"] = f"Basic {pair}"
    with closing(HTTPConnection("127.0.0.1", urlsplit(flower_url).port, timeout=20)) as connection:
        body = None if data is None else json.dumps(data)
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        return answer.status, answer.read().decode(errors="replace")


class FlowerClient:
    """One house's Flower, from when it sees tasks."""

    def __init__(self, house: House) -> None:
        self.url = house.service.flower_url
        self.port = urlsplit(self.url).port
        self.password = password_in(house.service.state)
        house.expect("Flower answers", lambda: not is_free(self.port))
        house.expect("Flower sees tasks", lambda: self.tasks("tema.request_due"))

    def status(self, method: str, path: str, password: str | None = None) -> int:
        """With which status it answers."""
        return call(self.url, method, path, password=password)[0]

    def get(self, path: str) -> Any:
        """What it tells who has the password."""
        status, text = call(self.url, "GET", path, password=self.password)
        assert status == 200, f"{path}: {status} {text[:300]}"
        return json.loads(text)

    def post(self, path: str, **data: Any) -> Any:
        """What it answers to an order of who has the password."""
        status, text = call(self.url, "POST", path, data=data, password=self.password)
        assert status == 200, f"{path}: {status} {text[:300]}"
        return json.loads(text)

    def tasks(self, name: str, state: str | None = None) -> list[dict[str, Any]]:
        """The tasks of a name that it has seen."""
        found = self.get("/api/tasks?limit=1000")
        named = [task for task in found.values() if task["name"] == name]
        return [task for task in named if state is None or task["state"] == state]
