-- Who speaks for sides, and when: the sides themselves, their members and the members of these.
-- grain: one row per side, member and unbroken period
-- :sides = ids of the sides
select
    m.side_id as side_id,
    m.member_id as member_id,
    p.speaker_key as member_key,
    p.name as member,
    p.kind as kind,
    m.first_day as first_day,
    m.end_day as end_day
from v_side_member as m
join v_speaker as p on p.speaker_id = m.member_id
where m.side_id in (:sides)
order by p.name, p.speaker_key, m.side_id, m.first_day
