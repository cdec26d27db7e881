-- The next :page articles after the key :after, in their current text, for writers of other tools' files.
-- grain: one row per article
select
    a.article_id as article_id,
    a.article_key as article_key,
    a.source as source,
    a.published as published,
    a.lang as lang,
    a.title as title,
    a.url as url,
    a.archive as archive,
    a.ref as ref,
    a.author as author,
    a.extractor as extractor,
    v.text as text,
    v.meta as meta
from v_article as a
join article_revision as v on v.id = a.revision_id
where a.article_key > :after
order by a.article_key
limit :page
