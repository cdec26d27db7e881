-- The names of a topic in every language.
-- grain: one row per language and name
-- :topic = the key of a topic
select
    n.lang as lang,
    n.name as name
from v_topic as t
join v_topic_name as n on n.topic_id = t.topic_id
where t.topic_key = :topic
order by n.lang, n.name
