"""Where the local service keeps its state."""

import os
import tempfile
from hashlib import blake2b
from pathlib import Path

from news.errors import NotStarted
from tema.account import reachable

PROJECT = Path(__file__).resolve().parent.parent


def service_state(chosen: str | None) -> Path:
    """The folder of `tema up`: the chosen one, else `state` in a checkout, else the user's own."""
    if chosen:
        return Path(chosen).resolve()
    if (PROJECT / "pyproject.toml").exists():
        return default_state_dir(PROJECT) / "service"
    data = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return default_state_dir(Path(data) / "tema")


def default_state_dir(base: Path) -> Path:
    """`state` in a folder; as root in a closed folder, one of our own that others can pass."""
    if os.geteuid() != 0 or reachable(base):
        return base / "state"
    name = blake2b(str(base).encode(), digest_size=6).hexdigest()
    open_to_all = Path("/var/lib") if reachable(Path("/var/lib")) else Path(tempfile.gettempdir())
    return open_to_all / f"tema-{name}"


def private(path: Path) -> Path:
    """The folder, made where it is missing; one that another user owns is refused."""
    try:
        path.parent.mkdir(mode=0o711, parents=True, exist_ok=True)
        path.mkdir(mode=0o711, exist_ok=True)
    except OSError as error:
        raise NotStarted(f"{path} cannot be made: {error.strerror}") from None
    if path.is_symlink() or path.stat().st_uid != os.geteuid():
        raise NotStarted(f"{path} belongs to somebody else: set TEMA_STATE_DIR")
    if os.geteuid() == 0:
        path.chmod(0o711)
    return path
