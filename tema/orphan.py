"""No process of ours outlives its supervisor."""

import os
import signal
import threading
import time


def exit_with_parent(period: float = 1.0) -> None:
    """Send this process SIGTERM once its parent (as of now) is gone, and SIGKILL 30 s later."""
    parent = os.getppid()

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(period)
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(30)
        os.kill(os.getpid(), signal.SIGKILL)

    threading.Thread(target=watch, name="parent watch", daemon=True).start()
