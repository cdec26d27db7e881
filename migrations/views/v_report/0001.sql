-- Who reported it: one article carrying one statement, with the words it carries.
-- grain: one row per article and statement
-- report_id: surrogate id, local to this database
-- statement_id: the statement reported
-- article_id: the article that reports it
-- source: primary name of the publishing source
-- published: publication day (ISO)
-- quote: the article's own words, gaps shown as <…>
-- translation: the quote in the codebook's language
-- lang: language of the article
-- start_char: first code point of the quote in the article's text
-- end_char: code point after its last
-- mode: direct, mixed, indirect or narrated
-- distancing: the reporter's own distance
-- chain: names of the chain joined by ' > ', publishing source first
-- root: the source in the chain nearest to the asserter, else the publishing source
-- independent: 1 for the earliest report of each origin
-- circular: 1 when its source and its root cite each other
-- through_anonymous: 1 when an anonymous voice stands in the chain
-- origin_id: the root as a speaker; sources that cite each other in a circle share one
-- cue: the attributing words
-- reported_stance: the stance as this article has it
-- reported_stance_label: its word
-- reported_conditional: 1 when the stance holds under a condition
-- reported_condition: the condition
-- reported_act: what was done by saying it
-- reported_certainty: how certain the speaker was
-- report_key: content-derived key
-- root_id: the root as a speaker
-- publisher_id: the publishing source as a speaker
create view v_report as
select
    r.id as report_id,
    r.statement_id as statement_id,
    r.article_id as article_id,
    a.source as source,
    a.published as published,
    x.text as quote,
    d.translation as translation,
    a.lang as lang,
    x.start_char as start_char,
    x.end_char as end_char,
    d.mode as mode,
    d.distancing as distancing,
    r.chain as chain,
    o.name as root,
    r.independent as independent,
    r.circular as circular,
    r.via_anonymous as through_anonymous,
    r.origin_id as origin_id,
    d.cue as cue,
    d.stance as reported_stance,
    d.stance_label as reported_stance_label,
    d.conditional as reported_conditional,
    d.condition as reported_condition,
    d.act as reported_act,
    d.certainty as reported_certainty,
    r.key as report_key,
    r.root_id as root_id,
    p.speaker_id as publisher_id
from report as r
join v_article as a on a.article_id = r.article_id
join source as p on p.id = a.source_id
join coding as d on d.id = r.coding_id
join speaker as o on o.id = r.root_id
left join span as x on x.coding_id = r.coding_id
