-- What every record comes to: whose words, on what, when, in which statement. Two of these tell what a change changes.
-- grain: one row per coding and asserter
select
    d.coding_key as coding_key,
    d.record_id as record_id,
    d.coder as coder,
    a.source as source,
    a.published as published,
    coalesce(a.url, a.ref, a.title, '') as article,
    d.quote as quote,
    s.statement_key as statement_key,
    p.name as speaker,
    s.principal as principal,
    s.claim as claim,
    s.claim_text as claim_text,
    d.stance_label as stance_label,
    d.conditional as conditional,
    d.condition as condition,
    d.date_text as date_text,
    d.act as act,
    d.mode as mode,
    d.certainty as certainty,
    s.n_reports as n_reports,
    s.utterance_id as utterance_id
from v_coding as d
join v_statement as s on s.statement_id = d.statement_id
join v_speaker as p on p.speaker_id = d.speaker_id
join v_article as a on a.article_id = d.article_id
order by a.published, a.source, a.article_key, d.record_id, d.coder, d.position
