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
-- n: own statements with a stance up to then; a joint one counts once
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
        s.date_earliest,
        s.date_latest,
        s.statement_id,
        s.statement_key,
        case
            when s.joint is null then 1
            when row_number() over (
                partition by b.side_id, s.claim_id, s.joint
                order by s.date_latest, coalesce(s.date_earliest, ''), s.statement_key
            ) = 1 then 1
            else 0
        end as counts
    from v_side_statement as b
    join v_statement as s on s.statement_id = b.statement_id
    join v_speaker as q on q.speaker_id = b.principal_id and q.kind <> 'unspecified'
    where s.imputed = 0 and s.anonymous = 0 and b.anonymous = 0 and s.stance is not null and s.claim_id is not null
),
held as (
    select
        w.side_id,
        w.side,
        w.principal_id,
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
        cast(sum(w.counts) over line as integer) as n,
        lead(w.date_latest) over (
            partition by w.side_id, w.claim_id, w.principal_id
            order by w.date_latest, coalesce(w.date_earliest, ''), w.statement_key
        ) as next_own_date
    from own as w
    window line as (
        partition by w.side_id, w.claim_id
        order by w.date_latest, coalesce(w.date_earliest, ''), w.statement_key
    )
),
-- for how long each who belongs to the side holds which sign: until the next own statement, while belonging
signs as (
    select
        h.side_id,
        h.claim_id,
        h.stance,
        case when m.first_day > h.date_latest then m.first_day else h.date_latest end as from_day,
        case when h.next_own_date < m.end_day then h.next_own_date else m.end_day end as end_day
    from held as h
    join v_side_member as m on m.side_id = h.side_id and m.member_id = h.principal_id
    where h.stance <> 0
        and (h.next_own_date is null or h.next_own_date > h.date_latest)
        and h.date_latest < m.end_day
        and (h.next_own_date is null or m.first_day < h.next_own_date)
),
-- the statements among the days on which somebody began or ceased to hold a sign
turns as (
    select
        h.side_id,
        h.claim_id,
        h.date_latest as day,
        0 as up,
        0 as down,
        h.side,
        h.claim,
        h.stance,
        h.stance_label,
        h.conditional,
        h.condition,
        h.next_date,
        h.n,
        h.statement_id,
        h.statement_key
    from held as h
    where h.next_date is null or h.next_date > h.date_latest
    union all
    select
        g.side_id,
        g.claim_id,
        g.from_day,
        case when g.stance > 0 then 1 else 0 end,
        case when g.stance < 0 then 1 else 0 end,
        null, null, null, null, null, null, null, null, null, null
    from signs as g
    union all
    select
        g.side_id,
        g.claim_id,
        g.end_day,
        case when g.stance > 0 then -1 else 0 end,
        case when g.stance < 0 then -1 else 0 end,
        null, null, null, null, null, null, null, null, null, null
    from signs as g
),
-- how many hold which sign at the end of each of these days
tallied as (
    select
        t.side_id,
        t.claim_id,
        t.day,
        t.side,
        t.claim,
        t.stance,
        t.stance_label,
        t.conditional,
        t.condition,
        t.next_date,
        t.n,
        t.statement_id,
        t.statement_key,
        sum(t.up) over days as up,
        sum(t.down) over days as down
    from turns as t
    window days as (partition by t.side_id, t.claim_id order by t.day)
)
select
    d.side_id as side_id,
    d.side as side,
    d.claim_id as claim_id,
    d.claim as claim,
    d.stance as stance,
    d.stance_label as stance_label,
    d.conditional as conditional,
    d.condition as condition,
    case when d.up > 0 and d.down > 0 then 1 else 0 end as split,
    d.day as valid_from,
    d.next_date as valid_until,
    d.n as n,
    d.statement_id as statement_id,
    d.statement_key as statement_key
from tallied as d
where d.statement_id is not null
