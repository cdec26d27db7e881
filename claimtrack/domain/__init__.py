"""What the words mean: stance, dates, quotes, names, chains, identity, positions and shifts, as pure functions.

In come values, out go values and findings. Standard library only; no file, no database, no clock, no setting: whatever
a rule needs to know is a parameter. The same input gives the same output, in any order, on any machine.
"""
