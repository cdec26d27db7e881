-- What decides which utterance a record belongs to, and what a person needs to judge it.
-- grain: one row per coding of a current text and asserter
-- :principals = ids of those whom the records commit
select
    a.key as article_key,
    g.coder as coder,
    c.record_id as record_id,
    w.position as position,
    r.published_on as published,
    r.lang as lang,
    w.speaker_id as speaker_id,
    w.principal_id as principal_id,
    w.imputed as imputed,
    c.id as coding_id,
    k.key as claim,
    c.stance as stance,
    c.stance_label as stance_label,
    c.conditional as conditional,
    c.mode as mode,
    c.date_text as date_text,
    c.date_earliest as date_earliest,
    c.date_latest as date_latest,
    c.date_exact as date_exact,
    c.date_time as date_time,
    c.ref as ref,
    o.key as occasion,
    s.text as quote,
    c.start_char as start_char,
    f.speaker_id as publisher_id,
    coalesce(e.root_id, f.speaker_id) as root_id,
    coalesce(a.url, a.ref, r.title, a.key) as article
from coding_speaker as w
join coding as c on c.id = w.coding_id
join reading as g on g.id = c.reading_id
join article_revision as r on r.id = g.revision_id and r.is_current = 1
join article as a on a.id = r.article_id
join source as f on f.id = a.source_id
left join claim as k on k.id = c.claim_id
left join occasion as o on o.id = c.occasion_id
left join span as s on s.coding_id = c.id
left join report_coding as x on x.coding_id = c.id and x.position = w.position
left join report as e on e.id = x.report_id
where w.principal_id in (:principals)
order by a.key, g.coder, c.record_id, w.position
