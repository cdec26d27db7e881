-- Where the log ends: equal answers mean that nothing was written in between.
-- grain: one row
select
    (select max(r.id) from ingest_run as r) as last_run,
    (select max(r.started_at) from ingest_run as r) as last_start,
    (select max(c.id) from change as c) as last_change
