-- The stretches of text that the codings of some articles rest on.
-- grain: one row per coding and stretch
-- :articles = ids of articles
-- From the codings of these articles to their spans; the view of all stretches would be read whole.
with coded as materialized (
    select distinct d.coding_id
    from v_coding as d
    where d.article_id in (:articles)
)
select g.coding_id as coding_id, g.position as position, g.start_char as start_char, g.end_char as end_char
from coded as c
cross join span_segment as g
where g.coding_id = c.coding_id
union all
select s.coding_id as coding_id, 0 as position, s.start_char as start_char, s.end_char as end_char
from coded as c
cross join span as s
where s.coding_id = c.coding_id
    and s.start_char is not null
    and not exists (select 1 from span_segment as g where g.coding_id = s.coding_id)
order by coding_id, position
