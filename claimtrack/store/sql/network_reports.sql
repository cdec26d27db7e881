-- Which articles carry some statements, and the stance each of them reports.
-- grain: one row per report, the earliest of each statement first
-- :statements = ids of statements
select
    r.statement_id as statement_id,
    r.publisher_id as source_id,
    a.article_key as article_key,
    r.reported_stance as stance,
    r.reported_conditional as conditional,
    coalesce(r.start_char, 0) as start_char
from v_report as r
join v_article as a on a.article_id = r.article_id
where r.statement_id in (:statements)
order by r.statement_id, r.published, r.report_key
