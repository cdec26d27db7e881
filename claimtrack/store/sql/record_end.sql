-- How far the record goes: the day the newest article known on a day was published.
-- grain: one row, none where there is no article
-- :known_on = a day or null
select a.published as published
from v_article as a
where cast(:known_on as text) is null or a.published <= cast(:known_on as text)
order by a.published desc
limit 1
