"""What a check between entries found wrong, before it is known in which file the entry stands."""

Finding = tuple[str, str, str, str, str]
"""Shelf, entry id, what was found, what is allowed, remedy."""
