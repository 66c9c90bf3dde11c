"""Gates: pure checks that give problems, one family a module."""
