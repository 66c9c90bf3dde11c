"""What a page shows: addresses, and one builder a page family. Templates turn it into HTML."""
