-- The readings of some articles, newest version last.
-- grain: one row per reading
select a.key as article, v.id as revision_id, v.sha256 as sha256, v.is_current as is_current, r.id as reading_id,
    r.coder as coder, r.header as header
from article as a
join article_revision as v on v.article_id = a.id
join reading as r on r.revision_id = v.id
where a.key in (:articles)
order by a.key, v.is_current, v.stamp, v.sha256, r.coder
