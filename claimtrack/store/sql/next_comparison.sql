-- Which two sides, and on which topic, there is most to compare.
-- grain: one row, or none where no two sides spoke on one topic
-- :sides = ids of sides none of which belongs to another: it would be compared with itself
with spoken as (
    select t.topic_id, t.path, b.side_id, b.side, count(*) as n
    from v_side_statement as b
    join v_statement as s on s.statement_id = b.statement_id and s.imputed = 0 and s.stance is not null
    join v_statement_topic as t on t.statement_id = s.statement_id
    where b.side_id in (:sides)
    group by t.topic_id, t.path, b.side_id, b.side
)
select a.side as side, c.side as other, a.path as topic
from spoken as a
join spoken as c on c.topic_id = a.topic_id and c.side_id <> a.side_id and c.side > a.side
order by case when a.n < c.n then a.n else c.n end desc, a.n + c.n desc, a.path, a.side, c.side
limit 1
