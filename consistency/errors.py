"""What goes wrong, said in one line: what, where, and what to do. The command line turns each into exit code 2."""

from __future__ import annotations


class ConsistencyError(Exception):
    """Base of every error that a user can mend; ``str(error)`` is the one line shown."""


class InputError(ConsistencyError):
    """No story could be read: a missing folder, too few articles, an unreadable file."""


class ConfigError(ConsistencyError):
    """The settings are wrong: broken YAML, an unknown option, a value out of range."""


class UnknownNameError(ConsistencyError):
    """A name that no registry row has; the message lists the known ones."""


class MissingExtraError(ConsistencyError):
    """A backend needs a package that is not installed; the message gives the pip line to type."""


class TranslationError(ConsistencyError):
    """A translator or a translation memory cannot be used."""


class BaselineError(ConsistencyError):
    """A baseline is missing, broken, or of another version."""


class ModelError(ConsistencyError):
    """A model is not on disk, is not what its lock says, or cannot be loaded."""


class AbsentModelError(ModelError):
    """There is no model of that name, or it is not on disk."""


class CacheError(ConsistencyError):
    """The cache that the user named is broken, or is no cache of ours."""


class AnswerError(ModelError):
    """A chat endpoint gave no usable answer to this one request; to others it may."""
