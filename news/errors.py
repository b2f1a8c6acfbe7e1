"""What can go wrong with a page, and what to do then; an error's docstring is its message."""


class TemaError(Exception):
    """Base of Tema's own errors: the docstring is the message, the argument says where."""

    def __str__(self) -> str:
        text = (self.__doc__ or type(self).__name__).strip()
        return f"{text} ({self.args[0]})" if self.args else text


class Told(TemaError):
    """An error for a person, whose argument is the whole message."""

    def __str__(self) -> str:
        return str(self.args[0])


class Transient(TemaError):
    """This may work later: try again."""


class NotAnArticle(TemaError):
    """The page is no article: counted, not stored."""


class Unreadable(TemaError):
    """The page cannot be read: to quarantine with its bytes."""


class TooLarge(Unreadable):
    """The page is larger than Tema reads."""


class TooNew(TemaError):
    """A message of a newer version than this process knows: left where it is."""


class SettingError(TemaError):
    """A setting cannot be used."""


class NotStarted(Told):
    """A process of the local service cannot run."""
