"""`python -m bot` is `painbot`."""

from bot.cli import main

raise SystemExit(main())
