"""The spiders: one."""
