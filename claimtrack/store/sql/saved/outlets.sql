-- Which outlets bring news of their own: their reports, and how many of these are independent.
-- grain: one row per source
select
    r.source,
    count(*) as n_reports,
    sum(r.independent) as n_independent,
    count(distinct r.article_id) as n_articles,
    sum(r.through_anonymous) as n_via_anonymous,
    sum(case when r.root = r.source then 1 else 0 end) as n_own_root,
    min(r.published) as first_published,
    max(r.published) as last_published
from v_report as r
group by r.source
order by n_independent desc, n_reports desc, r.source
