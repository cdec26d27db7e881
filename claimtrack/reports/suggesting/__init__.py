"""What `suggest` looks at, kind by kind: the things in the record, compared, with the evidence for each pair."""
