-- The records of some readings, as their coders gave them, in the order of their quotes.
-- grain: one row per record
select c.reading_id as reading_id, c.body as body
from coding as c
where c.reading_id in (:readings)
order by c.reading_id, c.start_char, c.record_id
