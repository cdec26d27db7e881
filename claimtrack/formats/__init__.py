"""The formats room: text to records and back, one format a module.

In: text, with the name of the file it comes from. Out: raw records and codebooks with findings, or text. No format
knows another, a database or where files lie; what a value means is the domain's to say.
"""
