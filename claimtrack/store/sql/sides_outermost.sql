-- The sides that belong to no other: what a report is about where nobody is named.
-- grain: one row per side
select
    p.speaker_id as speaker_id,
    p.speaker_key as speaker_key,
    p.name as name
from v_speaker as p
where p.speaker_id in (select m.group_id from v_membership as m)
    and p.speaker_id not in (select m.member_id from v_membership as m)
order by p.name, p.speaker_key
