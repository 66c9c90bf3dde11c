"""Between Sourcebook and the generator that writes the site: the only place that knows MkDocs."""
