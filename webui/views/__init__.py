"""One view a file: a function, a frozen context, and a template of the same name."""
