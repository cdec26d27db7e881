-- Everybody: key, primary name and kind.
-- grain: one row per speaker
select p.speaker_id as speaker_id, p.speaker_key as speaker_key, p.name as name, p.kind as kind
from v_speaker as p
order by p.speaker_key
