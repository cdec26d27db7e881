-- What the compared sides stated on a topic or claim, each statement as its known reports tell it.
-- grain: one row per side and statement
-- :sides = keys of the sides; :topic = key of a topic or null; :claim = key of a claim or null
-- :date_from, :date_until, :as_of, :known_on = days or null; :imputed = 0 or 1
with asked as (
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
    select s.statement_id
    from claims as c
    join v_statement as s on s.claim_id = c.claim_id
    union
    select x.statement_id
    from topics as t
    join v_statement_topic as x on x.topic_id = t.topic_id
    join v_statement as s on s.statement_id = x.statement_id and s.claim_id is null
),
listed as (
    select b.side_id, b.side, b.statement_id, b.side_uncertain
    from v_speaker as p
    join v_side_statement as b on b.side_id = p.speaker_id
    join stated on stated.statement_id = b.statement_id
    where p.speaker_key in (:sides)
),
utterances as (
    select distinct s.utterance_id
    from listed
    join v_statement as s on s.statement_id = listed.statement_id
),
known as (
    select
        s.utterance_id,
        r.*,
        case r.mode when 'direct' then 0 when 'mixed' then 1 when 'indirect' then 2 when 'narrated' then 3 else 4 end as rank
    from utterances as u
    join v_statement as s on s.utterance_id = u.utterance_id
    join v_report as r on r.statement_id = s.statement_id
    join asked on asked.known_on is null or r.published <= asked.known_on
),
ordered as (
    select
        k.*,
        row_number() over (
            partition by k.utterance_id
            order by coalesce(k.date_days, 1000000000), k.published, k.date_latest, k.report_key
        ) as by_date,
        row_number() over (
            partition by k.statement_id
            order by case when k.stance is null then 1 else 0 end, k.rank, k.published, k.report_key
        ) as by_belief,
        row_number() over (partition by k.statement_id order by k.published, k.report_key) as by_day
    from known as k
),
counted as (
    select
        o.statement_id,
        count(*) as n_reports,
        count(distinct o.origin_id) as n_independent,
        min(o.via_anonymous) as via_anonymous
    from ordered as o
    group by o.statement_id
)
select
    l.side_id as side_id,
    l.side as side,
    s.statement_id as statement_id,
    s.statement_key as statement_key,
    s.utterance_id as utterance_id,
    s.speaker_id as speaker_id,
    s.speaker as speaker,
    s.principal_id as principal_id,
    s.principal as principal,
    s.claim as claim,
    s.claim_text as claim_text,
    believed.stance as stance,
    believed.stance_label as stance_label,
    believed.conditional as conditional,
    believed.condition as condition,
    believed.act as act,
    believed.certainty as certainty,
    s.imputed as imputed,
    s.anonymous as anonymous,
    n.via_anonymous as via_anonymous,
    s.joint as joint,
    dated.date_text as date,
    dated.date_earliest as date_earliest,
    dated.date_latest as date_latest,
    dated.date_basis as date_basis,
    l.side_uncertain as side_uncertain,
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
    n.n_independent as n_independent
from listed as l
join asked on 1 = 1
join v_statement as s on s.statement_id = l.statement_id
join counted as n on n.statement_id = s.statement_id
join ordered as dated on dated.utterance_id = s.utterance_id and dated.by_date = 1
join ordered as believed on believed.statement_id = s.statement_id and believed.by_belief = 1
join ordered as first on first.statement_id = s.statement_id and first.by_day = 1
where (asked.imputed = 1 or s.imputed = 0)
    and (asked.as_of is null or dated.date_latest <= asked.as_of)
    and (asked.date_from is null or dated.date_latest >= asked.date_from)
    and (asked.date_until is null or dated.date_earliest is null or dated.date_earliest <= asked.date_until)
order by dated.date_latest, coalesce(dated.date_earliest, ''), s.statement_key, l.side, l.side_id
