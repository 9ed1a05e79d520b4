"""Typesets the sample reports: what a report says stands in `reports/*.toml`, how it looks in `looks.py`.

The figures are public facts that the councils named have published; the sentences are our own, and every page says so. The same text gives
the gold that extraction is measured by, so that nobody has to read it off the page.
"""
