"""Does ahead what the first start would have to do: `python -m bot.warming`, after installing."""

from bot.loading import knowledge_in_use
from bot.settings import read_settings

if __name__ == "__main__":
    knowledge_in_use(read_settings())
