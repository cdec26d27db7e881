-- All records, by what judgements name them with, and by what people know them by.
-- grain: one row per coding and asserter
select
    a.article_key as article_key,
    d.coder as coder,
    d.record_id as record_id,
    d.position as position,
    a.published as published,
    a.source as source,
    d.quote as quote
from v_coding as d
join v_article as a on a.article_id = d.article_id
order by a.published, a.article_key, d.coder, d.record_id, d.position
