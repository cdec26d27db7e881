-- What the compared sides stated on a topic or claim, each statement as its known reports tell it.
-- grain: one row per side and statement
-- :sides = keys of the sides; :topic = key of a topic or null; :claim = key of a claim or null
-- :date_from, :date_until, :as_of, :known_on = days or null; :imputed = 0 or 1
-- Cross joins keep SQLite on the way from few rows to many; PostgreSQL finds it itself.
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
    cross join v_claim_topic as x
    where x.topic_id = t.topic_id
    union
    select c.claim_id
    from asked
    join v_claim as c on c.claim = asked.claim
),
stated as (
    select s.statement_id, s.utterance_id, s.principal_id, s.imputed
    from claims as c
    cross join v_statement as s
    where s.claim_id = c.claim_id
    union
    select s.statement_id, s.utterance_id, s.principal_id, s.imputed
    from topics as t
    cross join v_statement_topic as x
    cross join v_statement as s
    where x.topic_id = t.topic_id and x.through_claim = 0 and s.statement_id = x.statement_id
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
        s.statement_id,
        s.statement_key,
        s.principal,
        s.claim,
        s.claim_text,
        s.imputed,
        s.joint,
        r.report_id,
        r.report_key,
        r.published,
        r.publisher_id,
        r.root_id,
        r.circular,
        r.through_anonymous,
        r.reported_stance,
        r.reported_stance_label,
        r.reported_conditional,
        r.reported_condition,
        r.reported_act,
        r.reported_certainty,
        r.mode,
        r.distancing,
        r.quote,
        r.translation,
        r.lang,
        r.chain
    from v_statement as s
    join v_report as r on r.statement_id = s.statement_id
    join asked on asked.known_on is null or r.published <= asked.known_on
    where s.utterance_id in (select x.utterance_id from spoken as x)
),
-- the utterance: said when, by whom
coded as (
    select
        k.utterance_id,
        d.date_text,
        d.date_earliest,
        d.date_latest,
        d.date_basis,
        p.speaker_id,
        p.name,
        p.kind,
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
    cross join v_coding as d
    cross join v_speaker as p
    where d.report_id = k.report_id and p.speaker_id = d.speaker_id
),
uttered as (
    select
        c.utterance_id,
        max(case when c.by_name = 1 then c.speaker_id end) as speaker_id,
        max(case when c.by_name = 1 then c.name end) as speaker,
        max(case when c.by_name = 1 and c.kind = 'anonymous' then 1 else 0 end) as anonymous,
        max(case when c.by_date = 1 then c.date_text end) as date_text,
        max(case when c.by_date = 1 then c.date_earliest end) as date_earliest,
        max(case when c.by_date = 1 then c.date_latest end) as date_latest,
        max(case when c.by_date = 1 then c.date_basis end) as date_basis
    from coded as c
    where c.by_date = 1 or c.by_name = 1
    group by c.utterance_id
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
-- the statement: which report to believe, which came first, how many there are
ordered as (
    select
        k.*,
        coalesce(c.least_id, k.root_id) as origin_id,
        row_number() over (
            partition by k.statement_id
            order by
                case when k.reported_stance is null then 1 else 0 end,
                case k.mode when 'direct' then 0 when 'mixed' then 1 when 'indirect' then 2 when 'narrated' then 3 else 4 end,
                k.published,
                k.report_key
        ) as by_belief,
        row_number() over (partition by k.statement_id order by k.published, k.report_key) as by_day
    from known as k
    left join circles as c on c.statement_id = k.statement_id and c.source_id = k.root_id
),
told as (
    select
        o.statement_id,
        max(o.statement_key) as statement_key,
        max(o.principal) as principal,
        max(o.claim) as claim,
        max(o.claim_text) as claim_text,
        max(o.imputed) as imputed,
        max(o.joint) as joint,
        max(case when o.by_belief = 1 then o.reported_stance end) as stance,
        max(case when o.by_belief = 1 then o.reported_stance_label end) as stance_label,
        max(case when o.by_belief = 1 then o.reported_conditional end) as conditional,
        max(case when o.by_belief = 1 then o.reported_condition end) as condition,
        max(case when o.by_belief = 1 then o.reported_act end) as act,
        max(case when o.by_belief = 1 then o.reported_certainty end) as certainty,
        max(case when o.by_day = 1 then o.mode end) as mode,
        max(case when o.by_day = 1 then o.distancing end) as distancing,
        max(case when o.by_day = 1 then o.quote end) as quote,
        max(case when o.by_day = 1 then o.translation end) as translation,
        max(case when o.by_day = 1 then o.lang end) as lang,
        max(case when o.by_day = 1 then o.chain end) as chain,
        max(case when o.by_day = 1 then o.report_id end) as report_id,
        min(o.through_anonymous) as via_anonymous,
        count(*) as n_reports,
        count(distinct o.origin_id) as n_independent
    from ordered as o
    group by o.statement_id
)
select
    v.side_id as side_id,
    v.side as side,
    s.statement_id as statement_id,
    t.statement_key as statement_key,
    s.utterance_id as utterance_id,
    u.speaker_id as speaker_id,
    u.speaker as speaker,
    s.principal_id as principal_id,
    t.principal as principal,
    t.claim as claim,
    t.claim_text as claim_text,
    t.stance as stance,
    t.stance_label as stance_label,
    t.conditional as conditional,
    t.condition as condition,
    t.act as act,
    t.certainty as certainty,
    t.imputed as imputed,
    u.anonymous as anonymous,
    t.via_anonymous as via_anonymous,
    t.joint as joint,
    u.date_text as date,
    u.date_earliest as date_earliest,
    u.date_latest as date_latest,
    u.date_basis as date_basis,
    case when u.date_earliest < v.first_day then 1 else 0 end as side_uncertain,
    case
        when u.date_latest > asked.date_until then 1
        when asked.date_from is not null and (u.date_earliest is null or u.date_earliest < asked.date_from) then 1
        else 0
    end as period_uncertain,
    t.mode as mode,
    t.distancing as distancing,
    t.quote as quote,
    t.translation as translation,
    t.lang as lang,
    t.chain as chain,
    t.n_reports as n_reports,
    t.n_independent as n_independent,
    t.report_id as report_id
from spoken as s
join told as t on t.statement_id = s.statement_id
join uttered as u on u.utterance_id = s.utterance_id
join voices as v on v.member_id = s.principal_id and v.first_day <= u.date_latest and u.date_latest < v.end_day
join asked on 1 = 1
where (asked.as_of is null or u.date_latest <= asked.as_of)
    and (asked.date_from is null or u.date_latest >= asked.date_from)
    and (asked.date_until is null or u.date_earliest is null or u.date_earliest <= asked.date_until)
order by u.date_latest, coalesce(u.date_earliest, ''), t.statement_key, v.side, v.side_id
