-- The articles that several coders coded, and by whom.
-- grain: one row per article and coder
select
    g.article_id as article_id,
    g.coder as coder,
    a.article_key as article_key,
    a.ref as ref,
    a.url as url,
    a.source as source,
    a.title as title,
    a.published as published,
    a.sha256 as sha256
from v_reading as g
join v_article as a on a.article_id = g.article_id
where exists (select 1 from v_reading as o where o.article_id = g.article_id and o.coder <> g.coder)
order by a.published, a.article_key, g.coder
