-- Which statement belongs to which topic: through its claim, or by itself where it has none.
-- grain: one row per statement and topic
-- statement_id: which statement
-- topic_id: which topic
-- topic: the topic's primary name
-- path: the topic's names from the root, joined by a slash
-- through_claim: 1 when its claim belongs to the topic, 0 when it names the topic itself
create view v_statement_topic as
select
    s.id as statement_id,
    t.topic_id as topic_id,
    t.topic as topic,
    t.path as path,
    1 as through_claim
from statement as s
join claim_topic as x on x.claim_id = s.claim_id
join v_topic as t on t.topic_id = x.topic_id
union all
select
    y.statement_id as statement_id,
    t.topic_id as topic_id,
    t.topic as topic,
    t.path as path,
    0 as through_claim
from statement_topic as y
join v_topic as t on t.topic_id = y.topic_id
