"""claimtrack records who asserted what, when, and by whose account.

The package is a house of rooms (see docs/architecture.md); data flows one way:
file -> formats -> domain -> services -> store -> views -> reports -> render.
"""

__version__ = "0.1.0"
