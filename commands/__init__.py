"""The commands, one file each or two that belong together. Nothing heavy is imported before a command is called."""
