-- The sources, each with how much it published.
-- grain: one row per source
with published as (
    select a.source_id, count(*) as n_articles, min(a.published) as first, max(a.published) as last
    from v_article as a
    group by a.source_id
)
select
    s.source as source,
    s.kind as kind,
    s.country as country,
    s.lang as lang,
    coalesce(p.n_articles, 0) as n_articles,
    p.first as first,
    p.last as last,
    s.reviewed as reviewed
from v_source as s
left join published as p on p.source_id = s.source_id
where s.reviewed = 0 or :unreviewed = 0
order by s.source, s.source_id
