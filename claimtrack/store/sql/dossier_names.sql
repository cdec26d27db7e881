-- What somebody is called, the primary name first.
-- grain: one row per language and name
-- :speaker = key of the speaker
select
    n.name as name,
    n.lang as lang,
    n.kind as kind
from v_speaker as p
join v_speaker_name as n on n.speaker_id = p.speaker_id
where p.speaker_key = :speaker
order by case n.kind when 'primary' then 0 else 1 end, n.lang, n.kind, n.name
