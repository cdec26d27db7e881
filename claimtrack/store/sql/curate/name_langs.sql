-- In which languages somebody, or a topic, has a name.
-- grain: one row per language
-- :key = key or name of a speaker, or key of a topic; :text = the name
select n.lang as lang
from v_speaker_name as n
join v_speaker as p on p.speaker_id = n.speaker_id
where n.name = :text and (p.speaker_key = :key or p.name = :key)
union
select n.lang as lang
from v_topic_name as n
join v_topic as t on t.topic_id = n.topic_id
where n.name = :text and t.topic_key = :key
order by lang
