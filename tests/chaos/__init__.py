"""The chaos run: the whole service under a nemesis, and what has to hold when it is quiet again."""
