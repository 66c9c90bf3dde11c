"""Formats that others can use, one a file; each returns the paths it wrote."""
