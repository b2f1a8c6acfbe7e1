"""Roles: as whom each part speaks to the servers, and what that user of Valkey may do.

The users of Postgres are in store/rights.py. `deploy/redis.sh` has the same users for containers.
"""

from collections.abc import Mapping
from urllib.parse import quote, urlsplit, urlunsplit

from store.rights import WEB, WORKER

ALL = "tema"
"""The user of the parts that speak to Celery, and of the commands."""
PART_OF_VALKEY = {"crawler": "crawler", "web": "web"}
"""Parts with a user of their own in Valkey; all others are `tema`."""
PART_OF_POSTGRES = {"worker": WORKER, "web": WEB}
"""Parts that speak to Postgres at all."""
SAFE = "+@all -@admin -@dangerous"
ACLS: Mapping[str, str] = {
    ALL: f"allkeys allchannels {SAFE} +info",
    "crawler": (
        "~lease:* ~crawl:* ~preview:* ~pulse:crawler:* ~host:* ~spent:*"
        " %R~known:* %R~off_topic:* %R~cancel:*"
        " resetchannels -@all +ping +select +time +info +client|setinfo +client|setname"
        " +multi +exec +discard +get +mget +set +del +exists +ttl +pttl +expire +pexpire"
        " +hset +hget +hgetall +hincrby +zadd"
        " (~requests ~requests:urgent +xgroup|create +xreadgroup +xpending +xclaim +xack +xdel)"
        " (~pages +xadd +xlen +xpending)"
    ),
    "web": (
        "%R~* ~requests:urgent ~preview:* ~cancel:* ~web:* ~urgent ~_kombu.binding.urgent"
        f" resetchannels {SAFE} -@scripting +info"
    ),
}
"""Rules of users: the crawler has the commands that it uses, on the keys that it uses them on, and
takes nothing from the pages that it handed over; the web asks."""


def as_user(url: str, name: str, password: str) -> str:
    """The URL of the same server for another user."""
    parts = urlsplit(url)
    place = parts.netloc.rpartition("@")[2]
    return urlunsplit(parts._replace(netloc=f"{name}:{quote(password, safe='')}@{place}"))
