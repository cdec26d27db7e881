-- Who belongs to whom, at any time.
-- grain: one row per member and group
select distinct m.member_id as member_id, m.group_id as group_id
from v_membership as m
order by m.member_id, m.group_id
