"""The account that servers run as: Postgres refuses root, so root steps down."""

import os
import pwd
from pathlib import Path

from news.errors import NotStarted


def service_account() -> pwd.struct_passwd | None:
    """The account to drop root to, or None where we are not root."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise NotStarted("running as root, and there is no account postgres or nobody to drop to")


def own(path: Path) -> None:
    """Give a file or folder to the service account, where there is one."""
    account = service_account()
    if account is not None:
        os.chown(path, account.pw_uid, account.pw_gid)


def reachable(path: Path) -> bool:
    """Whether every folder up to the root, as far as it is there, lets others through."""
    there = [folder for folder in (path, *path.parents) if folder.exists()]
    return all(folder.stat().st_mode & 0o001 for folder in there)
