"""claimtrack as a library: what `import claimtrack` offers, and what the command line itself calls.

In: words as a person types them (names, days, paths). Out: answers that hold the result as plain values and show it as
a frame, JSON, text or page. Nothing here prints, asks, or reads settings; what goes wrong is an error of
`claimtrack.errors`. What a call needs is loaded when it is made.
"""
