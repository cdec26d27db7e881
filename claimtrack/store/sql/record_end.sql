-- How far the record goes: the day the newest article was published.
-- grain: one row, none where there is no article
select a.published as published
from v_article as a
order by a.published desc
limit 1
