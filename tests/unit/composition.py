"""docker-compose.yml as data, for the tests of it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
FILE = ROOT / "docker-compose.yml"
COMPOSE: Mapping[str, Any] = yaml.safe_load(FILE.read_text())
SERVICES: Mapping[str, Mapping[str, Any]] = COMPOSE["services"]
OURS = {name: one for name, one in SERVICES.items() if one["image"].startswith("tema:")}
PARTS = {name: one for name, one in OURS.items() if one["command"][0] == "up"}
FOREIGN = {name: one for name, one in SERVICES.items() if name not in OURS}


def used(key: str) -> set[str]:
    """The names that the services use of a top-level key (networks, secrets)."""
    return {name for one in SERVICES.values() for name in one.get(key, ())}
