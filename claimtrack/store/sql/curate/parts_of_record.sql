-- The asserters of a record, by what judgements name them with.
-- grain: one row per coding and asserter
-- :article = address, ref or key of an article; :record = id of a record
select
    s.statement_key as statement_key,
    a.article_key as article_key,
    d.coder as coder,
    d.record_id as record_id,
    d.position as position
from v_article as a
join v_coding as d on d.article_id = a.article_id
join v_statement as s on s.statement_id = d.statement_id
where d.record_id = :record and (a.url = :article or a.ref = :article or a.article_key = :article)
order by d.coder, d.position
