-- What a side holds, and from when until when: the latest own statement with a stance of the side or its members.
-- Imputed statements never count, anonymous voices never move it; an unclear statement never replaces a stance.
-- As of a day D: valid_from <= D and (valid_until is null or D < valid_until).
-- grain: one row per side, claim and period
-- side_id: the side: any speaker; everybody is a side of one
-- side: primary name
-- claim_id: on which claim
-- claim: the claim's key
-- stance: -2 to 2
-- stance_label: its word
-- conditional: 1 when it holds under a condition
-- condition: the condition
-- split: 1 when on valid_from two who belong to the side hold opposite signs
-- valid_from: last possible day of the statement it rests on
-- valid_until: day of the next statement; null = still held
-- n: own statements with a stance up to then
-- statement_id: the statement it rests on
-- statement_key: its key
create view v_side_position as
with own as (
    select
        b.side_id,
        b.side,
        b.principal_id,
        s.claim_id,
        s.claim,
        s.stance,
        s.stance_label,
        s.conditional,
        s.condition,
        s.date_latest,
        s.statement_id,
        s.statement_key,
        lead(s.date_latest) over held as next_date,
        row_number() over held as n,
        lead(s.date_latest) over (
            partition by b.side_id, s.claim_id, b.principal_id
            order by s.date_latest, coalesce(s.date_earliest, ''), s.statement_key
        ) as next_own_date
    from v_side_statement as b
    join v_statement as s on s.statement_id = b.statement_id
    where s.imputed = 0 and s.anonymous = 0 and b.anonymous = 0 and s.stance is not null and s.claim_id is not null
    window held as (
        partition by b.side_id, s.claim_id
        order by s.date_latest, coalesce(s.date_earliest, ''), s.statement_key
    )
),
opposed as (
    select distinct o.side_id, o.statement_id
    from own as o
    join own as other
        on other.side_id = o.side_id
        and other.claim_id = o.claim_id
        and other.date_latest <= o.date_latest
        and (other.next_own_date is null or other.next_own_date > o.date_latest)
    join own as another
        on another.side_id = o.side_id
        and another.claim_id = o.claim_id
        and another.date_latest <= o.date_latest
        and (another.next_own_date is null or another.next_own_date > o.date_latest)
    where other.stance > 0
        and another.stance < 0
        and exists (
            select 1
            from v_side_member as m
            where m.side_id = o.side_id
                and m.member_id = other.principal_id
                and m.first_day <= o.date_latest
                and o.date_latest < m.end_day
        )
        and exists (
            select 1
            from v_side_member as m
            where m.side_id = o.side_id
                and m.member_id = another.principal_id
                and m.first_day <= o.date_latest
                and o.date_latest < m.end_day
        )
)
select
    o.side_id as side_id,
    o.side as side,
    o.claim_id as claim_id,
    o.claim as claim,
    o.stance as stance,
    o.stance_label as stance_label,
    o.conditional as conditional,
    o.condition as condition,
    case when d.statement_id is null then 0 else 1 end as split,
    o.date_latest as valid_from,
    o.next_date as valid_until,
    o.n as n,
    o.statement_id as statement_id,
    o.statement_key as statement_key
from own as o
left join opposed as d on d.side_id = o.side_id and d.statement_id = o.statement_id
where o.next_date is null or o.next_date > o.date_latest
