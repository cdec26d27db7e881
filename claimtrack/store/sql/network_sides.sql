-- The sides of a network: what has members, or is a side by its kind, and belongs to no other on a day.
-- grain: one row per side
-- :day = the last day told, or null for the end of all days
with asked as materialized (
    select coalesce(cast(:day as text), '9999-12-30') as day
)
select p.speaker_id as speaker_id
from v_speaker as p
where (p.kind = 'side' or p.speaker_id in (select m.group_id from v_membership as m))
    and p.speaker_id not in (
        select m.member_id
        from v_side_member as m
        join asked on m.first_day <= asked.day and asked.day < m.end_day
        where m.side_id <> m.member_id
    )
order by p.name, p.speaker_key
