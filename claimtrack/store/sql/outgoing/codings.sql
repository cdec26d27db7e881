-- What coders recorded in some articles, with the names and values that hold now.
-- grain: one row per report, coding it rests on and asserter of that coding; in the order of the text
-- :articles = ids of articles
select
    d.article_id as article_id,
    d.coding_id as coding_id,
    d.report_id as report_id,
    d.statement_id as statement_id,
    d.coding_key as coding_key,
    r.report_key as report_key,
    s.statement_key as statement_key,
    d.record_id as record_id,
    d.coder as coder,
    d.shown as shown,
    c.ref as ref,
    s.speaker_id as speaker_id,
    s.speaker as speaker,
    w.kind as speaker_kind,
    s.principal as principal,
    s.claim as claim,
    s.claim_text as claim_text,
    d.stance as stance,
    d.stance_label as stance_label,
    d.conditional as conditional,
    d.condition as condition,
    d.act as act,
    d.certainty as certainty,
    d.mode as mode,
    c.distancing as distancing,
    s.imputed as imputed,
    case when s.joint is null then 0 else 1 end as joint,
    d.date_text as date_text,
    d.date_earliest as date_earliest,
    d.date_latest as date_latest,
    d.date_basis as date_basis,
    d.quote as quote,
    c.translation as translation,
    d.note as note,
    c.body as given
from v_coding as d
join coding as c on c.id = d.coding_id
join v_report as r on r.report_id = d.report_id
join v_statement as s on s.statement_id = d.statement_id
join v_speaker as w on w.speaker_id = s.speaker_id
where d.article_id in (:articles)
order by d.article_id, c.start_char, d.coder, d.record_id, d.position, s.statement_key
