"""Which words are forms of one another?"""

from functools import lru_cache

import snowballstemmer

_stemmer = snowballstemmer.stemmer("english")


@lru_cache(maxsize=32768)
def stem(word: str) -> str:
    """The word without its ending (Snowball English): "aches", "aching", "ached" share one."""
    return str(_stemmer.stemWord(word))
