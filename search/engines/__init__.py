"""One file an engine, the only import of its library."""
