-- Who belongs to the compared sides on a day.
-- grain: one row per side and member
-- :sides = ids of the sides; :day = a day, or null for the last day of publication in the record
select distinct
    m.side_id as side_id,
    m.member_id as member_id
from v_side_member as m
join (
    select coalesce(cast(:day as text), max(a.published)) as day
    from v_article as a
) as asked on m.first_day <= asked.day and asked.day < m.end_day
where m.side_id in (:sides)
order by m.side_id, m.member_id
