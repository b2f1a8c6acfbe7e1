"""Pages as a browser shows them: the extra `tema[browser]`, behind the same address guard."""
