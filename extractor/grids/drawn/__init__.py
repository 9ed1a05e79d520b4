"""Rows and columns told by what is drawn: rulings, lattices, shading."""
