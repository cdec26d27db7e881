"""What marks of other tools mean: profiles, and the way from documents to records of ours.

profile      what a profile says, read from TOML and checked
items        marks and links -> items with values by name, whatever the file called them
records      items and a profile -> raw articles, as if somebody had written them natively
"""
