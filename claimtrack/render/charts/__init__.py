"""Charts: plain values in, SVG or PNG out; needs the `charts` extra, and neither a network nor fonts of the system."""
