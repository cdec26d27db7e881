-- The independent reports of statements that have several origins.
-- grain: one row per report
select
    r.report_key as report_key,
    r.statement_id as statement_id,
    r.publisher_id as publisher_id,
    r.source as source,
    r.origin_id as origin_id,
    r.published as published,
    r.lang as lang,
    r.mode as mode,
    r.quote as quote,
    r.translation as translation,
    s.n_reports as n_reports,
    coalesce(a.url, a.ref, a.title, a.article_key) as article
from v_report as r
join v_statement as s on s.statement_id = r.statement_id
join v_article as a on a.article_id = r.article_id
where r.independent = 1 and s.n_independent > 1
order by r.statement_id, r.published, r.report_key
