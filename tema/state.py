"""Where the local service keeps its state."""

import os
import tempfile
from hashlib import blake2b
from pathlib import Path

from news.errors import NotStarted
from tema.account import reachable


def default_state_dir(project: Path) -> Path:
    """`state` in the project; as root in a closed folder, one of our own that others can pass."""
    if os.geteuid() != 0 or reachable(project):
        return private(project / "state")
    name = blake2b(str(project).encode(), digest_size=6).hexdigest()
    base = Path("/var/lib") if reachable(Path("/var/lib")) else Path(tempfile.gettempdir())
    return private(base / f"tema-{name}")


def private(path: Path) -> Path:
    """The folder, made where it is missing; one that another user owns is refused."""
    path.mkdir(mode=0o711, parents=True, exist_ok=True)
    if path.is_symlink() or path.stat().st_uid != os.geteuid():
        raise NotStarted(f"{path} belongs to somebody else: set TEMA_STATE_DIR")
    if os.geteuid() == 0:
        path.chmod(0o711)
    return path
