"""The front door: the command line, the servers on this machine, the demo."""
