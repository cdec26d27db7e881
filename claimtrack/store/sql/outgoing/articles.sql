-- The next :page articles after the key :after, in their current text, for writers of other tools' files.
-- grain: one row per article
-- The page is cut from the table, by its index on the key; from the view all articles would be read and sorted first.
with page as materialized (
    select a.id
    from article as a
    where a.key > :after
    order by a.key
    limit :page
)
select
    a.article_id as article_id,
    a.article_key as article_key,
    a.source as source,
    a.published as published,
    a.published_text as published_text,
    a.lang as lang,
    a.title as title,
    a.url as url,
    a.archive as archive,
    a.ref as ref,
    a.author as author,
    a.extractor as extractor,
    v.text as text,
    v.meta as meta
from page as p
join v_article as a on a.article_id = p.id
join article_revision as v on v.id = a.revision_id
order by a.article_key
