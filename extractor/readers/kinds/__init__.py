"""The readers, one file for each kind of table they know."""
