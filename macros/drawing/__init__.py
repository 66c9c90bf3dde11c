"""Geometry of what is drawn: marks of dates and quantities, axes, the network. Numbers only; templates make the SVG.

One grammar: solid is known, pale is not pinned down, pointed is approximate, tapering to an arrow is an open end,
dashed is the editor's step. Coordinates are whole numbers, so that the same facts give the same bytes.
"""
