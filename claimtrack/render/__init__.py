"""From results to what people and programs read: table, csv, tsv, json, jsonl, markdown.

In comes a result of `reports` or `services` (or plain `Rows`), out goes text; nothing is opened, asked or printed here.
`formats` is the one door. Text from articles is data in every form: it is escaped, or printed verbatim, never run.
"""
