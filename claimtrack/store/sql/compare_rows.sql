-- What the compared sides stated on a topic or claim, each statement as its known reports tell it.
-- grain: one row per side and statement
-- :sides = keys of the sides; :topic = key of a topic or null; :claim = key of a claim or null
-- :date_from, :date_until, :as_of, :known_on = days or null; :imputed = 0 or 1
with recursive asked as (
    select
        cast(:topic as text) as topic,
        cast(:claim as text) as claim,
        cast(:date_from as text) as date_from,
        cast(:date_until as text) as date_until,
        cast(:as_of as text) as as_of,
        cast(:known_on as text) as known_on,
        cast(:imputed as integer) as imputed
),
topics as (
    select under.topic_id
    from asked
    join v_topic as t on t.topic_key = asked.topic
    join v_topic_tree as under on under.ancestor_id = t.topic_id
),
claims as (
    select x.claim_id
    from topics as t
    join v_claim_topic as x on x.topic_id = t.topic_id
    union
    select c.claim_id
    from asked
    join v_claim as c on c.claim = asked.claim
),
stated as (
    select s.statement_id, s.utterance_id, s.principal_id, s.imputed
    from claims as c
    join v_statement as s on s.claim_id = c.claim_id
    union
    select s.statement_id, s.utterance_id, s.principal_id, s.imputed
    from topics as t
    join v_statement_topic as x on x.topic_id = t.topic_id
    join v_statement as s on s.statement_id = x.statement_id and s.claim_id is null
),
-- who speaks for the sides, and when
voices as (
    select m.side_id, p.name as side, m.member_id, m.first_day, m.end_day
    from v_speaker as p
    join v_side_member as m on m.side_id = p.speaker_id
    where p.speaker_key in (:sides)
),
spoken as (
    select s.statement_id, s.utterance_id, s.principal_id
    from stated as s
    join asked on asked.imputed = 1 or s.imputed = 0
    where s.principal_id in (select v.member_id from voices as v)
),
known as (
    select
        s.utterance_id,
        s.principal_id,
        r.statement_id,
        r.report_id,
        r.report_key,
        r.published,
        r.reported_stance as stance,
        r.publisher_id,
        r.root_id,
        r.circular,
        r.through_anonymous as via_anonymous,
        case r.mode when 'direct' then 0 when 'mixed' then 1 when 'indirect' then 2 when 'narrated' then 3 else 4 end as rank
    from (select distinct x.utterance_id from spoken as x) as u
    join v_statement as s on s.utterance_id = u.utterance_id
    join v_report as r on r.statement_id = s.statement_id
    join asked on asked.known_on is null or r.published <= asked.known_on
),
-- the utterance: said when, by whom
coded as (
    select
        k.utterance_id,
        d.date_text,
        d.date_earliest,
        d.date_latest,
        d.date_basis,
        d.speaker_id,
        row_number() over (
            partition by k.utterance_id
            order by coalesce(d.date_days, 1000000000), k.published, d.date_latest, d.date_text, d.date_basis, d.coding_key
        ) as by_date,
        row_number() over (
            partition by k.utterance_id
            order by
                case when p.kind in ('anonymous', 'unspecified') then 2 when p.speaker_id = k.principal_id then 1 else 0 end,
                k.published,
                p.speaker_key
        ) as by_name
    from known as k
    join v_coding as d on d.report_id = k.report_id
    join v_speaker as p on p.speaker_id = d.speaker_id
),
-- the statement: which report to believe, which came first
ordered as (
    select
        k.statement_id,
        k.report_id,
        row_number() over (
            partition by k.statement_id
            order by case when k.stance is null then 1 else 0 end, k.rank, k.published, k.report_key
        ) as by_belief,
        row_number() over (partition by k.statement_id order by k.published, k.report_key) as by_day
    from known as k
),
-- sources that cite each other in a circle count as one, the one with the least id
cited (statement_id, source_id, root_id) as (
    select k.statement_id, k.publisher_id, k.root_id
    from known as k
    where k.publisher_id <> k.root_id
        and k.statement_id in (select c.statement_id from known as c where c.circular = 1)
),
followed (statement_id, source_id, root_id) as (
    select c.statement_id, c.source_id, c.root_id
    from cited as c
    union
    select f.statement_id, f.source_id, c.root_id
    from followed as f
    join cited as c on c.statement_id = f.statement_id and c.source_id = f.root_id
),
circles as (
    select f.statement_id, f.source_id, min(f.root_id) as least_id
    from followed as f
    join followed as back
        on back.statement_id = f.statement_id
        and back.source_id = f.root_id
        and back.root_id = f.source_id
    group by f.statement_id, f.source_id
),
counted as (
    select
        k.statement_id,
        count(*) as n_reports,
        count(distinct coalesce(c.least_id, k.root_id)) as n_independent,
        min(k.via_anonymous) as via_anonymous
    from known as k
    left join circles as c on c.statement_id = k.statement_id and c.source_id = k.root_id
    group by k.statement_id
)
select
    v.side_id as side_id,
    v.side as side,
    s.statement_id as statement_id,
    s.statement_key as statement_key,
    s.utterance_id as utterance_id,
    speaker.speaker_id as speaker_id,
    speaker.name as speaker,
    s.principal_id as principal_id,
    s.principal as principal,
    s.claim as claim,
    s.claim_text as claim_text,
    believed.reported_stance as stance,
    believed.reported_stance_label as stance_label,
    believed.reported_conditional as conditional,
    believed.reported_condition as condition,
    believed.reported_act as act,
    believed.reported_certainty as certainty,
    s.imputed as imputed,
    case when speaker.kind = 'anonymous' then 1 else 0 end as anonymous,
    n.via_anonymous as via_anonymous,
    s.joint as joint,
    dated.date_text as date,
    dated.date_earliest as date_earliest,
    dated.date_latest as date_latest,
    dated.date_basis as date_basis,
    case when dated.date_earliest < v.first_day then 1 else 0 end as side_uncertain,
    case
        when dated.date_latest > asked.date_until then 1
        when asked.date_from is not null and (dated.date_earliest is null or dated.date_earliest < asked.date_from) then 1
        else 0
    end as period_uncertain,
    first.mode as mode,
    first.distancing as distancing,
    first.quote as quote,
    first.translation as translation,
    first.lang as lang,
    first.chain as chain,
    n.n_reports as n_reports,
    n.n_independent as n_independent,
    first.report_id as report_id
from spoken as t
join asked on 1 = 1
join counted as n on n.statement_id = t.statement_id
join coded as dated on dated.utterance_id = t.utterance_id and dated.by_date = 1
join coded as voiced on voiced.utterance_id = t.utterance_id and voiced.by_name = 1
join ordered as o on o.statement_id = t.statement_id and o.by_belief = 1
join ordered as e on e.statement_id = t.statement_id and e.by_day = 1
join voices as v
    on v.member_id = t.principal_id
    and v.first_day <= dated.date_latest
    and dated.date_latest < v.end_day
join v_statement as s on s.statement_id = t.statement_id
join v_speaker as speaker on speaker.speaker_id = voiced.speaker_id
join v_report as believed on believed.report_id = o.report_id
join v_report as first on first.report_id = e.report_id
where (asked.as_of is null or dated.date_latest <= asked.as_of)
    and (asked.date_from is null or dated.date_latest >= asked.date_from)
    and (asked.date_until is null or dated.date_earliest is null or dated.date_earliest <= asked.date_until)
order by dated.date_latest, coalesce(dated.date_earliest, ''), s.statement_key, v.side, v.side_id
