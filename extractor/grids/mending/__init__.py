"""Grids looked at again: completed, halved, taken apart, or doubted."""
