-- The groups that speakers belong to, directly or through others, when, and those that these groups belong to.
-- grain: one row per member, group and unbroken period; a group is also told as a member of itself
-- :members = ids of speakers
-- Whoever is a side by the codebook is a group of its own, with or without members.
with asked as materialized (
    select p.speaker_id
    from v_speaker as p
    where p.speaker_id in (:members)
),
groups as materialized (
    select m.group_id
    from v_membership as m
    union
    select p.speaker_id
    from v_speaker as p
    where p.kind = 'side'
),
reached as materialized (
    select m.side_id, m.member_id, m.first_day, m.end_day
    from v_side_member as m
    where m.member_id in (select a.speaker_id from asked as a)
        and (m.side_id <> m.member_id or m.side_id in (select g.group_id from groups as g))
),
above as (
    select r.side_id, r.member_id, r.first_day, r.end_day
    from reached as r
    union
    select m.side_id, m.member_id, m.first_day, m.end_day
    from v_side_member as m
    where m.side_id <> m.member_id
        and m.member_id in (select r.side_id from reached as r)
)
select
    a.side_id as side_id,
    p.speaker_key as side_key,
    p.name as side,
    a.member_id as member_id,
    a.first_day as first_day,
    a.end_day as end_day
from above as a
join v_speaker as p on p.speaker_id = a.side_id
order by a.first_day, a.end_day, p.name, p.speaker_key, a.member_id
