-- The records of the current readings of articles, as their coders wrote them.
-- grain: one row per coding
-- :articles = ids of articles
select distinct
    d.article_id as article_id,
    d.coder as coder,
    d.record_id as record_id,
    c.body as body
from v_coding as d
join coding as c on c.id = d.coding_id
where d.article_id in (:articles)
order by d.article_id, d.coder, d.record_id
