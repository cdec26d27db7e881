-- What everybody is called now.
-- grain: one row per speaker
select p.speaker_key as speaker_key, p.name as name
from v_speaker as p
order by p.speaker_key
