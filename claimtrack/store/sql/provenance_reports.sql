-- The known reports of statements as their articles have them, earliest published first.
-- grain: one row per report
-- :statements = ids of statements; :known_on = a day or null
select
    r.statement_id as statement_id,
    r.report_id as report_id,
    r.report_key as report_key,
    r.mode as mode,
    r.cue as cue,
    r.distancing as distancing,
    r.quote as quote,
    r.translation as translation,
    r.lang as lang,
    r.reported_stance as stance,
    r.reported_stance_label as stance_label,
    r.reported_conditional as conditional,
    r.reported_condition as condition,
    r.reported_act as act,
    r.reported_certainty as certainty,
    a.author as author,
    a.published_text as published_text,
    a.n_revisions as n_revisions,
    a.modified as modified,
    a.retrieved as retrieved,
    a.extractor as extractor
from v_report as r
join v_article as a on a.article_id = r.article_id
where r.statement_id in (:statements)
    and (cast(:known_on as text) is null or r.published <= cast(:known_on as text))
order by r.statement_id, r.published, r.report_key
