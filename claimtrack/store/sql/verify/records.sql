-- The records of one reading, as its coder gave them, in the order of their quotes.
-- grain: one row per record
select c.record_id as record_id, c.body as body, c.evidence as evidence, s.start_char as start_char,
    s.end_char as end_char
from coding as c
left join span as s on s.coding_id = c.id
where c.reading_id = :reading
order by c.start_char, c.record_id
