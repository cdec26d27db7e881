-- Whom a name or key means; what the codebook knows comes first.
-- grain: one row per speaker
-- :folded = the folded name; :key = the name as typed
select distinct
    p.speaker_id as speaker_id,
    p.name as name,
    p.kind as kind,
    p.speaker_key as speaker_key,
    p.reviewed as reviewed,
    case when p.speaker_key = :key then 1 else 0 end as by_key
from v_speaker as p
left join v_speaker_name as n on n.speaker_id = p.speaker_id and n.norm_key = :folded
where n.norm_key is not null or p.speaker_key = :key
order by p.reviewed desc, p.name, p.speaker_key
