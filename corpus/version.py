"""The version of what extraction gives. Raise it when the same PDF gives other records than before: what is held is then stale."""

EXTRACTOR_VERSION = 1
