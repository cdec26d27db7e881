-- The sides that belong to no other on a day: what a report is about where nobody is named.
-- A side is whoever has members, and whoever is one by the codebook, with or without members.
-- A group that has left its outer side stands by itself from then on, and one that joins another no longer does.
-- grain: one row per side
-- :day = the last day told, or null for the end of all days
with asked as materialized (
    select coalesce(cast(:day as text), '9999-12-30') as day
)
select
    p.speaker_id as speaker_id,
    p.speaker_key as speaker_key,
    p.name as name
from v_speaker as p
where (p.kind = 'side' or p.speaker_id in (select m.group_id from v_membership as m))
    and p.speaker_id not in (
        select m.member_id
        from v_side_member as m
        join asked on m.first_day <= asked.day and asked.day < m.end_day
        where m.side_id <> m.member_id
    )
order by p.name, p.speaker_key
