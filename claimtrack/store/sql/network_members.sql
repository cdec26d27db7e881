-- Who is a direct member of what, and when, as the codebook states it.
-- grain: one row per member, group and period
select distinct
    m.member_id as member_id,
    m.group_id as group_id,
    m.date_from as date_from,
    m.date_until as date_until
from v_membership as m
order by m.member_id, m.group_id, m.date_from, m.date_until
