-- Who said what on a topic, in which words, and through whom it came.
-- grain: one row per statement, with the quote and the chain of its earliest report
-- :topic = ; a topic by any of its names, those under it included; empty = everything
with wanted as (
    select distinct s.statement_id
    from v_statement_topic as s
    join v_topic_tree as t on t.topic_id = s.topic_id
    join v_topic_name as n on n.topic_id = t.ancestor_id
    where n.name = cast(:topic as text) or n.norm_key = cast(:topic as text)
),
ranked as (
    select
        r.statement_id,
        r.quote,
        r.chain,
        row_number() over (partition by r.statement_id order by r.published, r.report_key) as place
    from v_report as r
)
select
    s.date_latest as said_by,
    s.date_basis,
    s.speaker,
    s.principal,
    s.claim,
    s.stance,
    s.stance_label,
    s.conditional,
    s.imputed,
    s.via_anonymous,
    r.quote,
    r.chain,
    s.n_reports,
    s.n_independent,
    s.statement_key
from v_statement as s
left join ranked as r on r.statement_id = s.statement_id and r.place = 1
where cast(:topic as text) = '' or s.statement_id in (select w.statement_id from wanted as w)
order by s.date_latest, coalesce(s.date_earliest, ''), s.statement_key
