-- What coders read in the reports of some statements.
-- grain: one row per report and coder: of several records of one coder the first in the text
-- :statements = ids of statements
with read as materialized (
    select
        d.statement_id,
        d.report_id,
        d.coder,
        d.stance,
        d.conditional,
        coalesce(d.start_char, 0) as start_char,
        row_number() over (
            partition by d.report_id, d.coder
            order by coalesce(d.start_char, 0), d.coding_key
        ) as place
    from v_coding as d
    where d.statement_id in (:statements)
)
select
    c.statement_id as statement_id,
    r.publisher_id as source_id,
    a.article_key as article_key,
    c.stance as stance,
    c.conditional as conditional,
    c.start_char as start_char,
    c.coder as coder
from read as c
join v_report as r on r.report_id = c.report_id
join v_article as a on a.article_id = r.article_id
where c.place = 1
order by c.statement_id, r.published, r.report_key, c.coder
