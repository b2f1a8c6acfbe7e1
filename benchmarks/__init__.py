"""The benchmark: a generated site, three systems that read it, what each of them costs."""
