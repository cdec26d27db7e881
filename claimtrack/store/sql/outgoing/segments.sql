-- The stretches of text that the codings of some articles rest on.
-- grain: one row per coding and stretch
-- :articles = ids of articles
select distinct g.coding_id as coding_id, g.position as position, g.start_char as start_char, g.end_char as end_char
from v_coding_segment as g
join v_coding as d on d.coding_id = g.coding_id
where d.article_id in (:articles)
order by g.coding_id, g.position
