-- The codebook as given.
-- grain: one row per entry
select e.kind as kind, e.key as key, e.body as body
from codebook_entry as e
order by e.key, e.kind
