"""The crawler's clock is Valkey's: all crawlers have one time, and no machine's jump is theirs."""

from datetime import UTC, datetime
from typing import Any

from news.clock import Clock

clock = Clock()


async def set_by(client: Any) -> None:
    """Set it by Valkey's."""
    seconds, microseconds = await client.time()
    clock.set(datetime.fromtimestamp(seconds + microseconds / 1e6, UTC))
