-- Which stretches of the article's text a coding rests on; a quote with gaps has several.
-- grain: one row per coding and unbroken stretch of its quote
-- coding_id: the coding
-- position: order in the quote, from 0
-- start_char: first code point
-- end_char: code point after the last
create view v_coding_segment as
select
    g.coding_id as coding_id,
    g.position as position,
    g.start_char as start_char,
    g.end_char as end_char
from span_segment as g
union all
select
    s.coding_id as coding_id,
    0 as position,
    s.start_char as start_char,
    s.end_char as end_char
from span as s
where s.start_char is not null
    and not exists (select 1 from span_segment as g where g.coding_id = s.coding_id)
