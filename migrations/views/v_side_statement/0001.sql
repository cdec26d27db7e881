-- Which statement belongs to which side: its principal is the side, or a member on the last day it can have been said.
-- grain: one row per side and statement
-- side_id: the side: any speaker; everybody is a side of one
-- side: primary name
-- statement_id: the statement
-- principal_id: whom the statement commits
-- side_uncertain: 1 when the membership changed within the days it can have been said
-- anonymous: 1 when it is an anonymous voice, listed with the side by affiliation only
create view v_side_statement as
select
    m.side_id as side_id,
    g.name as side,
    s.id as statement_id,
    u.principal_id as principal_id,
    case when u.date_earliest is not null and u.date_earliest < m.first_day then 1 else 0 end as side_uncertain,
    m.anonymous as anonymous
from v_side_member as m
join speaker as g on g.id = m.side_id
join utterance as u on u.principal_id = m.member_id and m.first_day <= u.date_latest and u.date_latest < m.end_day
join statement as s on s.utterance_id = u.id
