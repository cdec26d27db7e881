-- The records that every statement rests on, by what keys of utterances are made from. There is no order among them:
-- to sort those of a million statements takes longer than all the rest.
-- grain: one row per statement, coding, asserter and topic that the statement itself names
select
    s.statement_key as statement_key,
    a.article_key as article_key,
    d.coder as coder,
    d.record_id as record_id,
    d.position as position,
    s.claim as claim,
    d.claim_coded as claim_coded,
    t.topic_key as topic_key
from v_statement as s
join v_coding as d on d.statement_id = s.statement_id
join v_article as a on a.article_id = d.article_id
left join v_statement_topic as x on x.statement_id = s.statement_id and x.through_claim = 0
left join v_topic as t on t.topic_id = x.topic_id
