-- The known reports of statements, earliest published first.
-- grain: one row per report
-- :statements = ids of statements; :known_on = a day or null
select
    r.statement_id as statement_id,
    r.report_key as report_key,
    r.article_id as article_id,
    a.source_id as source_id,
    r.source as source,
    a.url as url,
    a.archive as archive,
    a.title as title,
    r.published as published,
    r.publisher_id as publisher_id,
    r.root_id as root_id,
    r.root as root,
    a.lang as lang,
    a.modified as modified,
    a.retrieved as retrieved,
    a.n_revisions as n_revisions
from v_report as r
join v_article as a on a.article_id = r.article_id
where r.statement_id in (:statements)
    and (cast(:known_on as text) is null or r.published <= cast(:known_on as text))
order by r.statement_id, r.published, r.report_key
