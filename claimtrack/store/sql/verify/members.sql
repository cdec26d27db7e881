-- Who belongs to whom, whenever.
-- grain: one row per membership
select member.key as member, side.key as side
from membership as m
join speaker as member on member.id = m.member_id
join speaker as side on side.id = m.group_id
order by member.key, side.key
