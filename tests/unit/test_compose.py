"""docker-compose.yml: valid, and every service, volume, secret, variable and command is there."""

import os
import re
import subprocess
import sys
import tomllib
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.main import get_command

from news.settings import Settings
from tema.checks import GAP
from tema.cli import command_line
from tema.parts import PARTS as ALL_PARTS
from tests.unit.composition import COMPOSE, FILE, FOREIGN, OURS, PARTS, ROOT, SERVICES, used

BIN = Path(sys.prefix) / "bin"
SETTINGS = {f"TEMA_{field.name.upper()}" for field in fields(Settings)}
ONCE = {"migrate", "tema"}
"""Services that end by themselves."""
EXAMPLE = (ROOT / ".env.example").read_text()


def run(*command: object, **environment: str) -> "subprocess.CompletedProcess[str]":
    plain = {name: text for name, text in os.environ.items() if not name.startswith("TEMA_")}
    return subprocess.run(
        [str(word) for word in command],
        env=plain | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def parse(arguments: list[str]) -> Any:
    """The context of the command that these arguments name; an error where one of them is wrong."""
    command: Any = get_command(command_line([]))
    context = command.make_context("tema", list(arguments))
    while hasattr(command, "commands"):
        left = [*context._protected_args, *context.args]
        name, command, left = command.resolve_command(context, left)
        context = command.make_context(name, left, parent=context)
    return context


class TestTheFile:
    def test_it_fits_the_schema_of_compose_files(self):
        done = run(BIN / "check-jsonschema", "--builtin-schema", "vendor.compose-spec", FILE)
        assert done.returncode == 0, done.stdout

    def test_the_schema_would_find_a_word_that_is_none(self, tmp_path):
        spoiled = tmp_path / "docker-compose.yml"
        spoiled.write_text(FILE.read_text().replace("mem_limit:", "mem_limits:"))
        check = ("--builtin-schema", "vendor.compose-spec", spoiled)
        assert "mem_limits" in run(BIN / "check-jsonschema", *check).stdout

    def test_compose_itself_takes_it(self):
        done = run(BIN / "docker-compose", "--file", FILE, "config", "--quiet")
        assert (done.returncode, done.stderr) == (0, "")

    def test_compose_finds_a_service_that_is_not_there(self, tmp_path):
        spoiled = tmp_path / "docker-compose.yml"
        spoiled.write_text(FILE.read_text().replace("    redis: {", "    valkey: {"))
        assert (
            "valkey" in run(BIN / "docker-compose", "--file", spoiled, "config", "--quiet").stderr
        )

    def test_a_persons_env_file_reaches_it(self, tmp_path):
        (tmp_path / ".env").write_text("TEMA_CONTACT=https://kontakt.example/ъщ\n")
        where = ("--project-directory", tmp_path, "--file", FILE)
        told = run(BIN / "docker-compose", *where, "config").stdout
        assert "TEMA_CONTACT: https://kontakt.example/ъщ" in told


class TestOurImage:
    def test_its_tag_is_the_projects_version(self):
        version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
        assert {one["image"] for one in OURS.values()} == {f"tema:{version}"}

    def test_one_service_builds_it_and_no_other_pulls_it(self):
        assert [name for name, one in OURS.items() if "build" in one] == ["migrate"]
        assert {one["pull_policy"] for one in OURS.values()} == {"never"}

    def test_every_part_runs_once(self):
        assert {name: ["up", name] for name in ALL_PARTS} == {
            name: one["command"] for name, one in PARTS.items()
        }

    @pytest.mark.parametrize("name", OURS)
    def test_its_command_is_one_of_the_installed_package(self, name):
        assert parse(OURS[name]["command"]).info_name == OURS[name]["command"][0]

    def test_a_command_that_is_none_would_be_found(self):
        with pytest.raises(typer.BadParameter):
            parse(["up", "crawlers"])


class TestVariables:
    @pytest.mark.parametrize("name", OURS)
    def test_each_is_a_setting_or_names_the_file_of_one(self, name):
        given = {one.removesuffix("_FILE") for one in OURS[name]["environment"]}
        assert given - SETTINGS == set()
        assert [one for one in given if f"\n{one}=" not in EXAMPLE] == []

    @pytest.mark.parametrize("name", OURS)
    def test_each_is_read_from_a_persons_variable_of_that_name(self, name):
        texts = [str(text) for text in OURS[name]["environment"].values()]
        asked = {one for text in texts for one in re.findall(r"\$\{(\w+)", text)}
        assert asked <= OURS[name]["environment"].keys()

    def test_every_setting_that_a_person_may_choose_reaches_the_worker(self):
        # The image has no browser.
        not_here = {
            *("TEMA_STATE_DIR", "TEMA_BROWSER", "TEMA_CRAWLERS"),
            *(one for one in SETTINGS if "FLOWER" in one),
        }
        given = {one.removesuffix("_FILE") for one in OURS["worker"]["environment"]}
        assert given == SETTINGS - not_here

    def test_none_holds_a_secret(self):
        for name, one in SERVICES.items():
            for variable in one.get("environment", ()):
                secret = re.search("PASSWORD|_URL", variable)
                assert not secret or variable.endswith("_FILE"), f"{name}: {variable}"


class TestSecrets:
    def test_those_that_are_used_are_those_that_are_there(self):
        assert used("secrets") == COMPOSE["secrets"].keys()

    @pytest.mark.parametrize("name", SERVICES)
    def test_a_file_that_a_variable_names_is_one_of_the_services_own(self, name):
        files = [
            text
            for variable, text in SERVICES[name].get("environment", {}).items()
            if variable.endswith("_FILE")
        ]
        own = {f"/run/secrets/{secret}" for secret in SERVICES[name].get("secrets", ())}
        assert set(files) <= own

    def test_the_database_is_for_who_needs_it(self):
        for secret, who in (
            ("database_url", {"postgres", "migrate", "tema"}),
            ("worker_database_url", {"postgres", "worker"}),
            ("web_database_url", {"postgres"}),
        ):
            assert {name for name, one in SERVICES.items() if secret in one["secrets"]} == who

    def test_the_crawler_has_its_own_user_of_redis_and_no_other(self):
        assert OURS["crawler"]["secrets"] == ["crawler_redis_url"]
        told = OURS["crawler"]["environment"]["TEMA_REDIS_URL_FILE"]
        assert told == "/run/secrets/crawler_redis_url"

    def test_the_superusers_password_is_for_postgres_alone(self):
        who = [name for name, one in SERVICES.items() if "postgres_password" in one["secrets"]]
        assert who == ["postgres"]


class TestNetworks:
    def test_those_that_are_used_are_those_that_are_there(self):
        assert used("networks") == COMPOSE["networks"].keys()

    def test_the_inner_one_reaches_nothing(self):
        assert COMPOSE["networks"]["inner"] == {"internal": True}

    @pytest.mark.parametrize("name", SERVICES)
    def test_who_is_in_another_than_the_inner_one(self, name):
        more = {"crawler": {"outside"}, "flower": {"front"}}.get(name, set())
        assert set(SERVICES[name]["networks"]) == {"inner"} | more

    def test_no_port_is_open_but_flowers_on_this_machine(self):
        ports = {name: one["ports"] for name, one in SERVICES.items() if "ports" in one}
        assert ports == {"flower": ["127.0.0.1:${TEMA_FLOWER_PORT:-5555}:5555"]}


class TestVolumes:
    def test_named_ones_are_those_that_are_there(self):
        mounts = [m for one in SERVICES.values() for m in one.get("volumes", ())]
        named = {mount.partition(":")[0] for mount in mounts if not mount.startswith("./")}
        assert named == COMPOSE["volumes"].keys()

    def test_files_of_the_checkout_are_there_and_cannot_be_written(self):
        mounts = [m for one in SERVICES.values() for m in one.get("volumes", ())]
        for path, _, how in (m.split(":") for m in mounts if m.startswith("./")):
            assert (ROOT / path).stat().st_mode & 0o005 == 0o005, "its user is another"
            assert how == "ro"


class TestEveryContainer:
    @pytest.mark.parametrize("name", SERVICES)
    def test_it_can_gain_no_rights(self, name):
        one = SERVICES[name]
        assert (one["cap_drop"], one["read_only"]) == (["ALL"], True)
        assert one["security_opt"] == ["no-new-privileges:true"]
        assert not {"privileged", "cap_add", "devices", "network_mode", "pid"} & one.keys()

    @pytest.mark.parametrize("name", FOREIGN)
    def test_another_ones_image_runs_as_no_root_and_is_pinned(self, name):
        assert re.fullmatch(r"[1-9]\d*:[1-9]\d*", FOREIGN[name]["user"])
        assert re.fullmatch(r"[\w/]+:\d+\.\d+[\w.-]*@sha256:[0-9a-f]{64}", FOREIGN[name]["image"])

    @pytest.mark.parametrize("name", SERVICES)
    def test_it_is_bounded(self, name):
        one = SERVICES[name]
        assert {"mem_limit", "pids_limit"} <= one.keys()
        assert one["logging"]["options"].keys() == {"max-size", "max-file"}
        assert all("size=" in mount for mount in one["tmpfs"])

    @pytest.mark.parametrize("name", SERVICES)
    def test_it_comes_back_and_may_end_in_good_order(self, name):
        one = SERVICES[name]
        assert one["restart"] == ("no" if name in ONCE else "unless-stopped")
        assert one["stop_grace_period"] == "40s"

    @pytest.mark.parametrize("name", SERVICES)
    def test_what_it_waits_for_can_come(self, name):
        for other, how in SERVICES[name].get("depends_on", {}).items():
            once = SERVICES[other]["restart"] == "no"
            assert how["condition"] == (
                "service_completed_successfully" if once else "service_healthy"
            )
            assert once or "healthcheck" in SERVICES[other]


class TestHealth:
    @pytest.mark.parametrize("name", PARTS)
    def test_a_part_is_asked_about_itself_and_ended_when_it_hangs(self, name):
        kind, program, *arguments = PARTS[name]["healthcheck"]["test"]
        context = parse(arguments)
        assert (kind, program, context.info_name) == ("CMD", "tema", "healthy")
        assert context.params == {"part": name, "or_end": True}

    @pytest.mark.parametrize("name", PARTS)
    def test_an_init_is_there_to_outlive_what_is_ended(self, name):
        assert PARTS[name]["init"] is True

    @pytest.mark.parametrize("name", PARTS)
    def test_checks_come_often_enough_to_remember_the_last(self, name):
        check = PARTS[name]["healthcheck"]
        assert seconds(check["interval"]) + seconds(check["timeout"]) < GAP

    @pytest.mark.parametrize("name", SERVICES)
    def test_all_that_stay_are_asked(self, name):
        assert ("healthcheck" in SERVICES[name]) is (name not in ONCE)


def seconds(text: str) -> float:
    return float(text.removesuffix("s"))
