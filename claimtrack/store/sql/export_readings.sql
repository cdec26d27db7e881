-- What coders read, article by article: all readings of the next :page articles after the key :after.
-- grain: one row per reading; the versions of an article in the order of their stamps, unstamped first
with page as (
    select a.id, a.key
    from article as a
    where a.key > :after
    order by a.key
    limit :page
)
select
    p.key as article_key,
    v.stamp as stamp,
    v.sha256 as sha256,
    r.coder as coder,
    r.id as reading_id,
    r.header as header,
    v.text as text
from page as p
join article_revision as v on v.article_id = p.id
join reading as r on r.revision_id = v.id
order by p.key, v.stamp, v.sha256, r.coder
