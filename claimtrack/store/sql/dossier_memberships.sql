-- What somebody belongs to, and who belongs to it, directly or through other groups, as the codebook states it.
-- grain: one row per member, group, role and beginning
-- :speaker = key of the speaker
with asked as materialized (
    select p.speaker_id
    from v_speaker as p
    where p.speaker_key = :speaker
),
below as materialized (
    select m.member_id
    from v_side_member as m
    where m.side_id in (select a.speaker_id from asked as a)
)
select
    case when m.member_id in (select a.speaker_id from asked as a) then 1 else 0 end as own,
    m.member_id as member_id,
    m.member as member,
    m.group_id as group_id,
    m.member_of as member_of,
    m.role as role,
    m.date_from as date_from,
    m.date_until as date_until
from v_membership as m
join v_speaker as p on p.speaker_id = m.member_id
join v_speaker as g on g.speaker_id = m.group_id
where m.member_id in (select a.speaker_id from asked as a)
    or m.group_id in (select b.member_id from below as b)
order by
    own desc,
    case when m.group_id in (select a.speaker_id from asked as a) then 0 else 1 end,
    m.member_of,
    g.speaker_key,
    m.member,
    p.speaker_key,
    coalesce(m.date_from, ''),
    m.role
