"""The command line: parse, call one service or report, render, exit code.

In come words and files, out go text on stdout, everything else on stderr, and an exit code. `app` is the door and the
wall, `commands` the table of commands, `options` what several of them share. Nothing here knows SQL or a rule of the
domain, and nothing heavy is imported before a command needs it: start-up is most of what a user waits for.
"""
