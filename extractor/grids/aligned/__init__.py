"""Rows and columns told by how text stands, without any ink."""
