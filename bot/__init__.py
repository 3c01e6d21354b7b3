"""The edges around dialogs/: channels, storage, settings and the command line."""
