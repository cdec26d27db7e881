-- Everybody with a name, how much there is of them, and whether they publish.
-- grain: one row per speaker
with spoken as (
    select
        s.speaker_id,
        count(*) as n,
        min(coalesce(s.date_earliest, s.date_latest)) as first,
        max(s.date_latest) as last
    from v_statement as s
    group by s.speaker_id
),
published as (
    select a.source_id, count(*) as n, min(a.published) as first, max(a.published) as last
    from v_article as a
    group by a.source_id
)
select
    p.speaker_id as speaker_id,
    p.speaker_key as speaker_key,
    p.name as name,
    p.kind as kind,
    p.reviewed as reviewed,
    case when o.source_id is null then 0 else 1 end as publishes,
    coalesce(s.n, 0) as n_statements,
    coalesce(s.first, a.first) as first,
    coalesce(s.last, a.last) as last,
    coalesce(a.n, 0) as n_articles
from v_speaker as p
left join v_source as o on o.speaker_id = p.speaker_id
left join spoken as s on s.speaker_id = p.speaker_id
left join published as a on a.source_id = o.source_id
where p.kind not in ('anonymous', 'unspecified')
order by p.speaker_key
