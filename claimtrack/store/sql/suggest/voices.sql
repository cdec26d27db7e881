-- The voices without a name, each with the report it is in and on whose word that rests.
-- grain: one row per report of an anonymous voice
select
    p.speaker_key as speaker_key,
    p.name as name,
    p.descriptor as descriptor,
    p.affiliation_id as affiliation_id,
    r.article_id as article_id,
    r.publisher_id as publisher_id,
    r.source as source,
    r.root_id as root_id,
    r.root as root,
    r.published as published,
    r.quote as quote,
    coalesce(a.url, a.ref, a.title, a.article_key) as article
from v_speaker as p
join v_statement as s on s.speaker_id = p.speaker_id
join v_report as r on r.statement_id = s.statement_id
join v_article as a on a.article_id = r.article_id
where p.kind = 'anonymous'
order by p.speaker_key, r.published, r.report_key
