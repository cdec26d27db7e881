-- The articles, each with the values of its current revision.
-- grain: one row per article
-- article_id: surrogate id, local to this database
-- ref: the user's own reference
-- source: primary name of the source
-- title: headline
-- url: address as given
-- archive: address of an archived copy
-- published: publication day (ISO); the last possible one of a partial date
-- lang: language of the text
-- published_text: publication date as given
-- author: by-line
-- sha256: hash of the current text; empty without a text
-- article_key: content-derived key
-- revision_id: the current revision
-- source_id: the source
-- n_revisions: versions of its text on record
-- modified: when the outlet changed the text, as given
-- retrieved: when the text was fetched, as given
-- extractor: what made the text out of a page or file, with its version
-- meta: the other keys of the header, as a JSON object
create view v_article as
select
    a.id as article_id,
    a.ref as ref,
    p.name as source,
    r.title as title,
    a.url as url,
    r.archive as archive,
    r.published_on as published,
    r.lang as lang,
    r.published as published_text,
    r.author as author,
    r.sha256 as sha256,
    a.key as article_key,
    r.id as revision_id,
    a.source_id as source_id,
    (select count(*) from article_revision as v where v.article_id = a.id) as n_revisions,
    r.modified as modified,
    r.retrieved as retrieved,
    r.extractor as extractor,
    r.meta as meta
from article as a
join article_revision as r on r.article_id = a.id and r.is_current = 1
join source as s on s.id = a.source_id
join speaker as p on p.id = s.speaker_id
