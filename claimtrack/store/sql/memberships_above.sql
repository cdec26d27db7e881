-- The memberships of some speakers, and of the groups they belong to, as the codebook states them.
-- grain: one row per member, group, role and beginning
-- :speakers = ids of speakers
with recursive above (member_id) as (
    select p.speaker_id
    from v_speaker as p
    where p.speaker_id in (:speakers)
    union
    select m.group_id
    from above as a
    join v_membership as m on m.member_id = a.member_id
)
select
    m.member_id as member_id,
    p.speaker_key as member_key,
    m.member as member,
    m.group_id as group_id,
    m.member_of as member_of,
    m.role as role,
    m.date_from as date_from,
    m.date_until as date_until
from v_membership as m
join v_speaker as p on p.speaker_id = m.member_id
join v_speaker as g on g.speaker_id = m.group_id
where m.member_id in (select a.member_id from above as a)
order by p.name, p.speaker_key, g.name, g.speaker_key, coalesce(m.date_from, ''), m.role
