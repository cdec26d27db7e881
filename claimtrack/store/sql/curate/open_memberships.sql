-- The memberships of somebody in a group that have no end.
-- grain: one row per role and beginning
-- :member = who belongs; :of = to whom
select m.role as role, m.date_from as date_from
from v_membership as m
where m.member_id = :member and m.group_id = :of and m.date_until is null
order by coalesce(m.date_from, ''), m.role
