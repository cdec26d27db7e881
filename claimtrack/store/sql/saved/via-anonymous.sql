-- What is known only through anonymous voices.
-- grain: one row per statement all of whose reports came through an anonymous voice, and report of it
select
    s.date_latest as said_by,
    s.speaker,
    s.principal,
    s.claim,
    s.stance,
    s.stance_label,
    r.quote,
    r.chain,
    r.published,
    s.n_independent,
    s.statement_key
from v_statement as s
join v_report as r on r.statement_id = s.statement_id
where s.via_anonymous = 1 or s.anonymous = 1
order by s.date_latest, coalesce(s.date_earliest, ''), s.statement_key, r.published, r.report_key
