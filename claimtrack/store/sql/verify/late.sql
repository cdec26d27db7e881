-- Records of what was said, at the earliest, after its article was published.
-- grain: one row per record
select a.key as article, r.coder as coder, c.record_id as record_id, c.date_earliest as earliest,
    v.published_on as published
from coding as c
join reading as r on r.id = c.reading_id
join article_revision as v on v.id = r.revision_id
join article as a on a.id = v.article_id
where c.date_earliest > v.published_on
order by a.key, r.coder, c.record_id
