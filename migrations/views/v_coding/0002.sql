-- What each coder read: the records behind the reports, with the values that judgements give them.
-- grain: one row per report, coding it rests on and asserter of that coding
-- coding_id: surrogate id, local to this database
-- report_id: the report that rests on it
-- statement_id: the statement reported
-- article_id: the article coded
-- coder: who coded it; empty = not said
-- record_id: the record's @id in the coder's file
-- stance: the stance as coded; null = unclear
-- stance_label: its word
-- conditional: 1 when the stance holds under a condition
-- condition: the condition
-- act: what was done by saying it
-- mode: direct, mixed, indirect or narrated
-- certainty: how certain the speaker was
-- date_text: when it was said, as coded
-- date_earliest: first possible day; null = open
-- date_latest: last possible day
-- date_basis: explicit, relative, inferred, publication or unknown
-- quote: the article's own words, gaps shown as <…>
-- start_char: first code point of the quote
-- end_char: code point after its last
-- confidence: the coder's confidence, 0 to 1
-- note: the coder's remark
-- shown: 1 for the coding that the report shows
-- speaker_id: who said it, as coded
-- date_days: days between the first and the last possible day; null = open
-- coding_key: content-derived key
-- said_text: the article's words for when, such as «накануне»
-- claim_coded: the claim's key as the coder wrote it, whatever became of that claim; null = none
-- as_coded: what the coder recorded where a judgement says otherwise, as JSON; null = the columns before say it
-- position: which of the joint asserters of the record this row is of, from 0
create view v_coding as
select
    d.id as coding_id,
    x.report_id as report_id,
    r.statement_id as statement_id,
    r.article_id as article_id,
    g.coder as coder,
    d.record_id as record_id,
    d.stance as stance,
    d.stance_label as stance_label,
    d.conditional as conditional,
    d.condition as condition,
    d.act as act,
    d.mode as mode,
    d.certainty as certainty,
    d.date_text as date_text,
    d.date_earliest as date_earliest,
    d.date_latest as date_latest,
    d.date_basis as date_basis,
    s.text as quote,
    s.start_char as start_char,
    s.end_char as end_char,
    d.confidence as confidence,
    d.note as note,
    case when r.coding_id = d.id then 1 else 0 end as shown,
    w.speaker_id as speaker_id,
    d.date_days as date_days,
    d.key as coding_key,
    d.said_text as said_text,
    d.claim_coded as claim_coded,
    d.as_coded as as_coded,
    x.position as position
from report_coding as x
join report as r on r.id = x.report_id
join coding as d on d.id = x.coding_id
join reading as g on g.id = d.reading_id
left join coding_speaker as w on w.coding_id = x.coding_id and w.position = x.position
left join span as s on s.coding_id = d.id
