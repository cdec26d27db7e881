-- What coders read in the current texts.
-- grain: one row per reading
select a.key as article, r.coder as coder
from article as a
join article_revision as v on v.article_id = a.id
join reading as r on r.revision_id = v.id
where v.is_current = 1
order by a.key, r.coder
