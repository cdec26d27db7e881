-- The records that a statement rests on, by what judgements name them with.
-- grain: one row per coding and asserter
-- :statement = a statement's key
select
    s.statement_key as statement_key,
    a.article_key as article_key,
    d.coder as coder,
    d.record_id as record_id,
    d.position as position
from v_statement as s
join v_coding as d on d.statement_id = s.statement_id
join v_article as a on a.article_id = d.article_id
where s.statement_key = :statement
order by s.statement_key, a.published, a.article_key, d.coder, d.record_id, d.position
