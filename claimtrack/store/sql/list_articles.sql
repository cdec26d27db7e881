-- The articles, each with how many statements it reports.
-- grain: one row per article
with carried as (
    select r.article_id, count(*) as n_statements
    from v_report as r
    group by r.article_id
)
select
    a.published as published,
    a.source as source,
    a.title as title,
    a.lang as lang,
    coalesce(c.n_statements, 0) as n_statements,
    a.url as url,
    a.archive as archive,
    a.ref as ref,
    a.article_key as article_key
from v_article as a
left join carried as c on c.article_id = a.article_id
order by a.published, a.article_key
