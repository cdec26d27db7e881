-- Who coded anything in articles.
-- grain: one row per article and coder
-- :articles = ids of articles
select distinct
    d.article_id as article_id,
    d.coder as coder
from v_coding as d
where d.article_id in (:articles)
order by d.article_id, d.coder
