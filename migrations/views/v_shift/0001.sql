-- What changed: two successive own statements of one speaker on one claim that differ in stance or in having a condition.
-- Imputed statements, anonymous and unspecified voices are left out.
-- grain: one row per speaker, claim and change
-- speaker_id: who changed (the principal of the statements)
-- speaker: primary name
-- claim_id: on which claim
-- claim: the claim's key
-- from_stance: stance before
-- to_stance: stance after
-- from_conditional: 1 when the stance before held under a condition
-- to_conditional: 1 when the stance after holds under a condition
-- date: last possible day of the later statement
-- certain: 0 when the days the two can have been said overlap: order unknown
-- previous_statement_id: the statement before
-- statement_id: the statement after
-- previous_statement_key: its key
-- statement_key: its key
create view v_shift as
with own as (
    select
        s.principal_id,
        s.principal,
        s.claim_id,
        s.claim,
        s.stance,
        s.conditional,
        s.date_earliest,
        s.date_latest,
        s.statement_id,
        s.statement_key,
        lag(s.stance) over held as from_stance,
        lag(s.conditional) over held as from_conditional,
        lag(s.date_latest) over held as previous_latest,
        lag(s.statement_id) over held as previous_statement_id,
        lag(s.statement_key) over held as previous_statement_key
    from v_statement as s
    join v_speaker as q on q.speaker_id = s.principal_id and q.kind <> 'unspecified'
    where s.imputed = 0 and s.anonymous = 0 and s.stance is not null and s.claim_id is not null
    window held as (
        partition by s.principal_id, s.claim_id
        order by s.date_latest, coalesce(s.date_earliest, ''), s.statement_key
    )
)
select
    o.principal_id as speaker_id,
    o.principal as speaker,
    o.claim_id as claim_id,
    o.claim as claim,
    o.from_stance as from_stance,
    o.stance as to_stance,
    o.from_conditional as from_conditional,
    o.conditional as to_conditional,
    o.date_latest as date,
    case when o.date_earliest is not null and o.previous_latest < o.date_earliest then 1 else 0 end as certain,
    o.previous_statement_id as previous_statement_id,
    o.statement_id as statement_id,
    o.previous_statement_key as previous_statement_key,
    o.statement_key as statement_key
from own as o
where o.previous_statement_id is not null
    and (o.stance <> o.from_stance or o.conditional <> o.from_conditional)
