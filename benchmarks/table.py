"""The report for people: tables on the terminal."""

from collections.abc import Mapping
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks.report import COLUMNS, TARGETS

Told = Mapping[str, Any]
STORED = frozenset({"latency_p50_s", "latency_p99_s", "wrong", "incomplete", "redis_peak_mb"})
"""What only a system that stores something has."""


def show(console: Console, told: Told) -> None:
    """All tables, from the report as plain data."""
    found = told["machine"]
    console.print(
        f"{found['cpu']}, {found['cores']} cores, {found['memory_gb']} GB,"
        f" Python {found['python']}, load before {found['load_before']}, commit {told['commit']}"
    )
    console.print(", ".join(f"{name} {text}" for name, text in found["versions"].items()))
    console.print(systems(told))
    console.print(processes(told))
    if "tema_steps_ms" in told:
        console.print(steps(told))
        console.print(targets(told))
    for name, system in told["systems"].items():
        for fault in system["faults"][:5]:
            console.print(f"{name}: {fault}", markup=False)


def systems(told: Told) -> Table:
    """The systems side by side: medians, with the lowest and highest round behind them."""
    table = Table(title="medians (lowest–highest of the rounds)")
    table.add_column("")
    for name in told["systems"]:
        table.add_column(name, justify="right")
    for key, title in COLUMNS.items():
        table.add_row(title, *(cell(system, key) for system in told["systems"].values()))
    return table


def cell(system: Told, key: str) -> str:
    """A median and its spread; a dash where the system stores nothing."""
    if key in STORED and not system["latency_p50_s"]:
        return "–"
    low, high = (number(value) for value in system["spread"][key])
    text = number(system[key])
    return text if low == high else f"{text} ({low}–{high})"


def processes(told: Told) -> Table:
    """CPU and memory by process."""
    table = Table(title="by process")
    for title in ("", "process", "CPU ms/article", "peak MB (PSS)"):
        table.add_column(title, justify="left" if len(title) < 9 else "right")
    for name, system in told["systems"].items():
        memory = system["memory_mb_by_process"]
        for process, ms in system["cpu_ms_by_process"].items():
            table.add_row(name, process, f"{ms:.2f}", f"{memory[process]:.0f}")
        for process, ms in system["cpu_ms_apart"].items() if system["latency_p50_s"] else ():
            of = f"{memory[process]:.0f}" if process in memory else ""
            table.add_row(name, f"({process})", f"({ms:.2f})", f"({of})")
    return table


def steps(told: Told) -> Table:
    """Where Tema's CPU goes, from the traced round."""
    table = Table(title="Tema by step, CPU ms/article")
    table.add_column("step")
    table.add_column("ms", justify="right")
    for name, ms in told["tema_steps_ms"].items():
        table.add_row(name, f"{ms:.2f}")
    untraced = told["systems"].get("tema", {}).get("cpu_ms_per_article")
    traced = told["tema_traced_ms"]
    table.add_section()
    table.add_row("sum of the traced round", f"{traced:.2f}")
    if untraced and untraced != traced:
        table.add_row("above the rounds without spans, %", f"{100 * (traced / untraced - 1):+.1f}")
    spans = told["tema_spans_ms"]
    table.add_row("of it the spans themselves", f"{spans:.2f} ({100 * spans / traced:.1f} %)")
    return table


def targets(told: Told) -> Table:
    """What is to be held, and what was reached."""
    reached = reached_of(told)
    table = Table(title="to hold")
    for title in ("", "at most", "reached", ""):
        table.add_column(title, justify="right" if title else "left")
    for name, most in TARGETS.items():
        held = reached[name] <= most
        table.add_row(NAMES[name], number(most), number(reached[name]), "yes" if held else "no")
    return table


NAMES = {
    "fetch": "fetch, CPU ms",
    "handing": "hand-over, task overhead, save, Valkey, Postgres, CPU ms",
    "latency_p50_s": "fetch → row p50, s",
    "latency_p99_s": "fetch → row p99, s",
    "redis_peak_mb": "Redis peak, MB",
    "memory_mb": "spider and two workers, MB",
}


def reached_of(told: Told) -> dict[str, float]:
    """The figures that stand against the targets."""
    system, sums = told["systems"]["tema"], told["tema_sums_ms"]
    return {
        "fetch": sums["fetch"],
        "handing": sums["handing"],
        "latency_p50_s": system["latency_p50_s"],
        "latency_p99_s": system["latency_p99_s"],
        "redis_peak_mb": system["redis_peak_mb"],
        "memory_mb": system["memory_mb_by_process"]["spider and workers"],
    }


def number(value: float) -> str:
    """A figure with as many places as it deserves."""
    return f"{value:.0f}" if value >= 100 or value == int(value) else f"{value:.2f}"
