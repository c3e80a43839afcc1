"""The exceptions that leave the package: a wrong call raises, broken data is a ``Problem``."""

from __future__ import annotations


class IsspecError(Exception):
    """Base of every error that isspec raises on purpose."""


class UsageError(IsspecError):
    """A wrong call: a path that does not exist, an option with an unknown value."""


class ModelError(IsspecError):
    """A model folder that is incomplete, damaged or of another format."""
