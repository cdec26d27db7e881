-- Statements whose day is not known: dated by the article only, or open towards the past.
-- grain: one row per statement
select
    s.date_latest as said_by,
    s.date_earliest,
    s.date_text,
    s.date_basis,
    s.speaker,
    s.claim,
    s.stance_label,
    s.n_reports,
    s.statement_key
from v_statement as s
where s.date_basis = 'publication' or s.date_earliest is null
order by s.date_latest, coalesce(s.date_earliest, ''), s.statement_key
