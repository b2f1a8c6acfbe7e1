"""The commands of `tema`, a file for each noun."""
