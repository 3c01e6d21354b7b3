"""Which words are forms of one another?"""

from functools import cache, lru_cache
from typing import Any


@lru_cache(maxsize=32768)
def stem(word: str) -> str:
    """The word without its ending (Snowball English): "aches", "aching", "ached" share one."""
    return str(_stemmer().stemWord(word))


@cache
def _stemmer() -> Any:
    # Imported here: it brings the stemmers of thirty languages, and a greeting needs none.
    import snowballstemmer

    return snowballstemmer.stemmer("english")
