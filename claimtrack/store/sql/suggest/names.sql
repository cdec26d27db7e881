-- Every name of everybody, but not what stands for them only in a manner of speaking.
-- grain: one row per speaker and name
select distinct n.speaker_id as speaker_id, n.name as name
from v_speaker_name as n
join v_speaker as p on p.speaker_id = n.speaker_id
where n.kind <> 'metonym' and p.kind not in ('anonymous', 'unspecified')
order by n.speaker_id, n.name
