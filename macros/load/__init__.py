"""From files to text with locations; nothing is guessed and nothing is typed here."""
