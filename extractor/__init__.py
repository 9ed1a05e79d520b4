"""PDF to records."""
