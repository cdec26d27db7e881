-- The first articles of sources.
-- grain: one row per source, as a speaker
-- :speakers = ids of the sources as speakers
select q.speaker_id as speaker_id, null as quote, q.article as article
from (
    select
        s.speaker_id as speaker_id,
        coalesce(a.url, a.ref, a.title, a.article_key) as article,
        row_number() over (partition by s.speaker_id order by a.published, a.article_key) as place
    from v_article as a
    join v_source as s on s.source_id = a.source_id
    where s.speaker_id in (:speakers)
) as q
where q.place = 1
order by q.speaker_id
