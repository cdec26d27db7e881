-- What each coder recorded in articles. A joint statement has a row for each who made it.
-- grain: one row per coding and asserter
-- :articles = ids of articles; :topic = the key of a topic, with all below it, or null
select
    d.coding_id as coding_id,
    d.article_id as article_id,
    d.coder as coder,
    d.record_id as record_id,
    d.quote as quote,
    s.claim as claim,
    d.stance as stance,
    d.stance_label as stance_label,
    d.conditional as conditional,
    d.act as act,
    d.mode as mode,
    d.certainty as certainty,
    d.date_text as date_text,
    d.date_basis as date_basis,
    p.speaker_key as speaker_key,
    p.name as speaker,
    d.as_coded as as_coded,
    case
        when cast(:topic as text) is null or d.statement_id in (
            select x.statement_id
            from v_topic as t
            join v_topic_tree as under on under.ancestor_id = t.topic_id
            join v_statement_topic as x on x.topic_id = under.topic_id
            where t.topic_key = cast(:topic as text)
        ) then 1 else 0
    end as on_topic
from v_coding as d
join v_statement as s on s.statement_id = d.statement_id
join v_speaker as p on p.speaker_id = d.speaker_id
where d.article_id in (:articles)
order by d.article_id, d.coder, d.record_id, p.name, p.speaker_key
