-- Stored texts, :page at a time, after the id :after.
-- grain: one row per revision of an article
select v.id as revision_id, a.key as article, v.sha256 as sha256, v.text as text
from article_revision as v
left join article as a on a.id = v.article_id
where v.id > :after
order by v.id
limit :page
