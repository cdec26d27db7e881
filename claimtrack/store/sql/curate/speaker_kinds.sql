-- What everybody is, by key and by name.
-- grain: one row per speaker and way to name it
select p.speaker_key as named, p.kind as kind
from v_speaker as p
union
select p.name as named, p.kind as kind
from v_speaker as p
order by named, kind
