-- The topics that statements without a claim are on.
-- grain: one row per statement and topic
-- :statements = ids of statements
select
    t.statement_id as statement_id,
    t.path as path
from v_statement_topic as t
where t.through_claim = 0 and t.statement_id in (:statements)
order by t.statement_id, t.path
