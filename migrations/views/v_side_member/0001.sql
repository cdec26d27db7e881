-- Who speaks for a side, directly or through other groups, and when: adjoining periods are one.
-- An anonymous voice counts with the side of whom the article says it belongs to, and is marked.
-- grain: one row per side, member and unbroken period
-- side_id: the side: any speaker; everybody is a side of one
-- member_id: the member, or the side itself
-- first_day: first day it holds (ISO); 0000-01-01 = open
-- end_day: first day it no longer holds (ISO); 9999-12-31 = open
-- anonymous: 1 when it is an anonymous voice, listed with the side by affiliation only
create view v_side_member as
with recursive reach (side_id, member_id, first_day, end_day) as (
    select m.group_id, m.member_id, m.first_day, m.end_day
    from membership as m
    union
    select
        r.side_id,
        m.member_id,
        case when m.first_day > r.first_day then m.first_day else r.first_day end,
        case when m.end_day < r.end_day then m.end_day else r.end_day end
    from reach as r
    join membership as m on m.group_id = r.member_id
    where m.first_day < r.end_day and r.first_day < m.end_day
),
marked as (
    select
        r.side_id,
        r.member_id,
        r.first_day,
        r.end_day,
        max(r.end_day) over (
            partition by r.side_id, r.member_id
            order by r.first_day, r.end_day
            rows between unbounded preceding and 1 preceding
        ) as held_until
    from reach as r
),
numbered as (
    select
        k.side_id,
        k.member_id,
        k.first_day,
        k.end_day,
        sum(case when k.held_until is null or k.held_until < k.first_day then 1 else 0 end) over (
            partition by k.side_id, k.member_id
            order by k.first_day, k.end_day
            rows between unbounded preceding and current row
        ) as period
    from marked as k
),
belonging as (
    select n.side_id, n.member_id, min(n.first_day) as first_day, max(n.end_day) as end_day
    from numbered as n
    group by n.side_id, n.member_id, n.period
)
select
    b.side_id as side_id,
    b.member_id as member_id,
    b.first_day as first_day,
    b.end_day as end_day,
    0 as anonymous
from belonging as b
union all
select
    b.side_id as side_id,
    a.id as member_id,
    b.first_day as first_day,
    b.end_day as end_day,
    1 as anonymous
from belonging as b
join speaker as a on a.affiliation_id = b.member_id
union all
select
    a.affiliation_id as side_id,
    a.id as member_id,
    '0000-01-01' as first_day,
    '9999-12-31' as end_day,
    1 as anonymous
from speaker as a
where a.affiliation_id is not null
union all
select
    p.id as side_id,
    p.id as member_id,
    '0000-01-01' as first_day,
    '9999-12-31' as end_day,
    case when p.kind = 'anonymous' then 1 else 0 end as anonymous
from speaker as p
