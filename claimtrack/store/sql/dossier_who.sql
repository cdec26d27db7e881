-- Who somebody is, and which source, where the speaker is one.
-- grain: one row
-- :speaker = key of the speaker; :known_on = a day or null
with asked as (
    select cast(:speaker as text) as speaker, cast(:known_on as text) as known_on
),
written as (
    select a.source_id, count(*) as n_articles, min(a.published) as first, max(a.published) as last
    from asked
    join v_article as a on asked.known_on is null or a.published <= asked.known_on
    group by a.source_id
)
select
    p.name as name,
    p.kind as kind,
    p.country as country,
    p.reviewed as reviewed,
    p.descriptor as descriptor,
    p.reason as reason,
    f.name as affiliation,
    s.kind as source_kind,
    s.country as source_country,
    s.lang as source_lang,
    s.reviewed as source_reviewed,
    coalesce(w.n_articles, 0) as n_articles,
    w.first as first_article,
    w.last as last_article
from asked
join v_speaker as p on p.speaker_key = asked.speaker
left join v_speaker as f on f.speaker_id = p.affiliation_id
left join v_source as s on s.speaker_id = p.speaker_id
left join written as w on w.source_id = s.source_id
