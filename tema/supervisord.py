"""supervisord as Tema runs it: a full disk costs log lines, and no program its output.

supervisord tells of a line that it could not write on its own standard error; where that is on the
same disk, it closes the program's pipe for good, and the program stands still once it is full.
"""

from supervisor import loggers, supervisord


def pass_over(_: loggers.Handler) -> None:
    """A line that could not be written."""


if __name__ == "__main__":
    loggers.Handler.handleError = pass_over
    supervisord.main()
