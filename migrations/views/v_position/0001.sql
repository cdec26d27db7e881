-- What a speaker holds, and from when until when: each own statement with a stance holds until the next one.
-- Imputed statements never count, nor do anonymous or unspecified voices; an unclear one never replaces a stance.
-- As of a day D: valid_from <= D and (valid_until is null or D < valid_until).
-- grain: one row per speaker, claim and period
-- speaker_id: whose position (the principal of the statements)
-- speaker: primary name
-- claim_id: on which claim
-- claim: the claim's key
-- stance: -2 to 2
-- stance_label: its word
-- conditional: 1 when it holds under a condition
-- condition: the condition
-- valid_from: last possible day of the statement it rests on
-- valid_until: day of the next statement; null = still held
-- n: own statements with a stance up to then; a joint one counts once
-- statement_id: the statement it rests on
-- statement_key: its key
create view v_position as
with own as (
    select
        s.principal_id,
        s.principal,
        s.claim_id,
        s.claim,
        s.stance,
        s.stance_label,
        s.conditional,
        s.condition,
        s.date_earliest,
        s.date_latest,
        s.statement_id,
        s.statement_key,
        case
            when s.joint is null then 1
            when row_number() over (
                partition by s.principal_id, s.claim_id, s.joint
                order by s.date_latest, coalesce(s.date_earliest, ''), s.statement_key
            ) = 1 then 1
            else 0
        end as counts
    from v_statement as s
    join v_speaker as q on q.speaker_id = s.principal_id and q.kind <> 'unspecified'
    where s.imputed = 0 and s.anonymous = 0 and s.stance is not null and s.claim_id is not null
),
held as (
    select
        w.principal_id,
        w.principal,
        w.claim_id,
        w.claim,
        w.stance,
        w.stance_label,
        w.conditional,
        w.condition,
        w.date_latest,
        w.statement_id,
        w.statement_key,
        lead(w.date_latest) over line as next_date,
        cast(sum(w.counts) over line as integer) as n
    from own as w
    window line as (
        partition by w.principal_id, w.claim_id
        order by w.date_latest, coalesce(w.date_earliest, ''), w.statement_key
    )
)
select
    o.principal_id as speaker_id,
    o.principal as speaker,
    o.claim_id as claim_id,
    o.claim as claim,
    o.stance as stance,
    o.stance_label as stance_label,
    o.conditional as conditional,
    o.condition as condition,
    o.date_latest as valid_from,
    o.next_date as valid_until,
    o.n as n,
    o.statement_id as statement_id,
    o.statement_key as statement_key
from held as o
where o.next_date is null or o.next_date > o.date_latest
