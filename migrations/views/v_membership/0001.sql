-- Who belongs to whom, from when until when, as the codebook states it.
-- grain: one row per member, group, role and beginning
-- member_id: who belongs
-- member: primary name
-- group_id: to whom
-- member_of: primary name of the group
-- role: office or role; empty = not said
-- date_from: first day as given, may be partial; null = open
-- date_until: last day as given (inclusive), may be partial; null = open
create view v_membership as
select
    m.member_id as member_id,
    a.name as member,
    m.group_id as group_id,
    b.name as member_of,
    m.role as role,
    nullif(m.date_from, '') as date_from,
    nullif(m.date_until, '') as date_until
from membership as m
join speaker as a on a.id = m.member_id
join speaker as b on b.id = m.group_id
