-- What each coder read, of the reports they rest on; the one that the report shows comes first.
-- grain: one row per report and coding
-- :reports = ids of reports
select
    d.report_id as report_id,
    d.coder as coder,
    d.record_id as record_id,
    d.shown as shown,
    d.stance as stance,
    d.stance_label as stance_label,
    d.conditional as conditional,
    d.condition as condition,
    d.act as act,
    d.mode as mode,
    d.certainty as certainty,
    d.date_text as date,
    d.date_earliest as date_earliest,
    d.date_latest as date_latest,
    d.date_basis as date_basis,
    d.said_text as said_text,
    d.quote as quote,
    d.confidence as confidence,
    d.note as note,
    a.article_key as article_key,
    d.as_coded as as_coded
from v_coding as d
join v_article as a on a.article_id = d.article_id
where d.report_id in (:reports)
order by d.report_id, d.shown desc, d.coder, d.coding_key
