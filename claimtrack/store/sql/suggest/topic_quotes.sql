-- The first words on record on topics.
-- grain: one row per topic
-- :topics = ids of topics
select q.topic_id as topic_id, q.quote as quote, q.article as article
from (
    select
        x.topic_id as topic_id,
        r.quote as quote,
        coalesce(a.url, a.ref, a.title, a.article_key) as article,
        row_number() over (
            partition by x.topic_id
            order by case when r.quote is null then 1 else 0 end, r.published, r.report_key
        ) as place
    from v_statement_topic as x
    join v_report as r on r.statement_id = x.statement_id
    join v_article as a on a.article_id = r.article_id
    where x.topic_id in (:topics)
) as q
where q.place = 1
order by q.topic_id
