-- Whether a codebook knows a speaker, and what it is.
-- grain: one row
-- :id = the speaker
select p.reviewed as reviewed, p.kind as kind
from v_speaker as p
where p.speaker_id = :id
