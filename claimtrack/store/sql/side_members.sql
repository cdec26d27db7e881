-- Who belongs to the compared sides on a day.
-- grain: one row per side and member
-- :sides = ids of the sides; :day = a day, or null for the last day of publication in the record
with asked as materialized (
    select coalesce(
        cast(:day as text),
        (select a.published from v_article as a order by a.published desc limit 1)
    ) as day
)
select distinct
    m.side_id as side_id,
    m.member_id as member_id
from v_side_member as m
join asked on m.first_day <= asked.day and asked.day < m.end_day
where m.side_id in (:sides)
order by m.side_id, m.member_id
