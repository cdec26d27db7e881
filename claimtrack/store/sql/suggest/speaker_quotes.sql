-- The first words on record of speakers.
-- grain: one row per speaker
-- :speakers = ids of speakers
select q.speaker_id as speaker_id, q.quote as quote, q.article as article
from (
    select
        s.speaker_id as speaker_id,
        r.quote as quote,
        coalesce(a.url, a.ref, a.title, a.article_key) as article,
        row_number() over (
            partition by s.speaker_id
            order by case when r.quote is null then 1 else 0 end, r.published, r.report_key
        ) as place
    from v_statement as s
    join v_report as r on r.statement_id = s.statement_id
    join v_article as a on a.article_id = r.article_id
    where s.speaker_id in (:speakers)
) as q
where q.place = 1
order by q.speaker_id
