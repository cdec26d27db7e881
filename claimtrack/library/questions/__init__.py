"""The questions of reports, one a file: from a question to an `Asking`, with the command that asks it again."""
