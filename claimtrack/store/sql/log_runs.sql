-- The write commands, in order.
-- grain: one row per run
select
    r.id as run_id,
    r.command as command,
    r.version as version,
    r.started_at as started_at,
    r.finished_at as finished_at,
    r.status as status,
    r.counts as counts,
    r.who as who,
    r.why as why,
    (select count(*) from change as c where c.run_id = r.id) as n_changes
from ingest_run as r
order by r.id
