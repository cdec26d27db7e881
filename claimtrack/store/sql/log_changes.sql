-- What some runs changed, in order.
-- grain: one row per change
-- :runs = ids of runs
select
    c.id as change_id,
    c.run_id as run_id,
    c.at as at,
    c.action as action,
    c.kind as kind,
    c.key as key,
    c.before as before,
    c.after as after
from change as c
where c.run_id in (:runs)
order by c.id
