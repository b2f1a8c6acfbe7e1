"""`python -m tema` is the command `tema`."""

from tema.cli import main

main()
