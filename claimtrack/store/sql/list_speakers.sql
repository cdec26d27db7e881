-- Everybody who is said to have said something, or is known to the codebook.
-- grain: one row per speaker
-- Anonymous voices are never in a codebook, so that there is nothing to review about them.
with spoken as (
    select
        s.speaker_id,
        count(*) as n_statements,
        min(coalesce(s.date_earliest, s.date_latest)) as first,
        max(s.date_latest) as last
    from v_statement as s
    group by s.speaker_id
)
select
    p.name as speaker,
    p.kind as kind,
    p.country as country,
    coalesce(s.n_statements, 0) as n_statements,
    s.first as first,
    s.last as last,
    p.reviewed as reviewed,
    p.speaker_key as speaker_key
from v_speaker as p
left join spoken as s on s.speaker_id = p.speaker_id
where (p.reviewed = 0 and p.kind not in ('anonymous', 'unspecified')) or :unreviewed = 0
order by p.name, p.speaker_key
