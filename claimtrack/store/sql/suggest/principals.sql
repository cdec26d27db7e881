-- For whom records speak, and how many.
-- grain: one row per principal
select w.principal_id as principal_id, count(*) as n
from coding_speaker as w
join coding as c on c.id = w.coding_id
join reading as g on g.id = c.reading_id
join article_revision as r on r.id = g.revision_id and r.is_current = 1
group by w.principal_id
order by w.principal_id
