-- Who stated what, each statement as its known reports tell it: the rows behind every report.
-- grain: one row per statement and side asked for; a statement of none of them has its principal as its side
-- :sides = keys of sides; :outside = 1 for what nobody of them said as well
-- :topic, :claim, :statement = a key or null; all three null = the whole record
-- :about = key of a speaker the claims must be about, or null; :voice = key of a speaker who counts whomever it is for, or null
-- :date_from, :date_until, :as_of, :known_on = days or null; :imputed = 0 or 1
-- Step by step from few rows to many; `in (select …)` is what keeps SQLite from beginning at the wrong end.
with recursive asked as (
    select
        cast(:topic as text) as topic,
        cast(:claim as text) as claim,
        cast(:statement as text) as statement,
        cast(:about as text) as about,
        cast(:voice as text) as voice,
        cast(:date_from as text) as date_from,
        cast(:date_until as text) as date_until,
        cast(:as_of as text) as as_of,
        cast(:known_on as text) as known_on,
        cast(:imputed as integer) as imputed,
        cast(:outside as integer) as outside
),
topics as (
    select under.topic_id
    from asked
    join v_topic as t on t.topic_key = asked.topic
    join v_topic_tree as under on under.ancestor_id = t.topic_id
),
claims as (
    select x.claim_id
    from v_claim_topic as x
    where x.topic_id in (select t.topic_id from topics as t)
    union
    select c.claim_id
    from asked
    join v_claim as c on c.claim = asked.claim
),
stated as materialized (
    select s.statement_id, s.utterance_id, s.principal_id, s.imputed, s.claim_id
    from v_statement as s
    where s.claim_id in (select c.claim_id from claims as c)
    union all
    select s.statement_id, s.utterance_id, s.principal_id, s.imputed, s.claim_id
    from v_statement as s
    where s.claim_id is null
        and s.statement_id in (
            select x.statement_id
            from v_statement_topic as x
            where x.through_claim = 0 and x.topic_id in (select t.topic_id from topics as t)
        )
    union all
    select s.statement_id, s.utterance_id, s.principal_id, s.imputed, s.claim_id
    from v_statement as s
    where s.statement_key in (select asked.statement from asked)
    union all
    select s.statement_id, s.utterance_id, s.principal_id, s.imputed, s.claim_id
    from v_statement as s
    where exists (select 1 from asked where coalesce(asked.topic, asked.claim, asked.statement) is null)
),
-- who speaks for the sides, and when
voices as materialized (
    select m.side_id, p.name as side, m.member_id, m.first_day, m.end_day
    from v_speaker as p
    join v_side_member as m on m.side_id = p.speaker_id
    where p.speaker_key in (:sides)
),
heard as materialized (
    select p.speaker_id
    from asked
    join v_speaker as p on p.speaker_key = asked.voice
),
spoken as materialized (
    select s.statement_id, s.utterance_id
    from stated as s
    join asked on asked.imputed = 1 or s.imputed = 0
    where (asked.about is null or s.claim_id in (
            select b.claim_id
            from v_claim_about as b
            where b.speaker_key in (select asked.about from asked)
        ))
        and (
            asked.outside = 1
            or s.principal_id in (select v.member_id from voices as v)
            or s.statement_id in (
                select d.statement_id
                from v_coding as d
                where d.speaker_id in (select h.speaker_id from heard as h)
            )
        )
),
-- every known coding of these utterances; their other statements help to tell when and by whom they were made
known as materialized (
    select
        s.utterance_id,
        s.statement_id,
        s.statement_key,
        s.principal_id,
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
        case when asked.known_on is null then r.origin_id end as counted_id,
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
        r.chain,
        d.coding_key,
        case when d.shown = 1 and d.as_coded like '%"stance": %' then 0 else 1 end as undecided,
        d.date_text,
        d.date_earliest,
        d.date_latest,
        d.date_basis,
        d.date_days,
        d.coder,
        d.stance as coded_stance,
        d.conditional as coded_conditional,
        p.speaker_id,
        p.name as speaker,
        p.speaker_key,
        q.kind as principal_kind,
        q.speaker_key as principal_key,
        case when p.kind = 'anonymous' then 1 else 0 end as anonymous,
        case when p.kind in ('anonymous', 'unspecified') then 2 when p.speaker_id = s.principal_id then 1 else 0 end as unnamed
    from v_statement as s
    join v_report as r on r.statement_id = s.statement_id
    join v_coding as d on d.report_id = r.report_id
    join v_speaker as p on p.speaker_id = d.speaker_id
    join v_speaker as q on q.speaker_id = s.principal_id
    join asked on asked.known_on is null or r.published <= asked.known_on
    where s.utterance_id in (select x.utterance_id from spoken as x)
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
-- which coding dates the utterance and names its speaker, which report to believe, which came first
ordered as (
    select
        k.*,
        coalesce(k.counted_id, c.least_id, k.root_id) as origin_id,
        row_number() over (
            partition by k.utterance_id
            order by coalesce(k.date_days, 1000000000), k.published, k.coder, k.date_latest, k.date_text, k.date_basis, k.coding_key
        ) as by_date,
        row_number() over (
            partition by k.utterance_id
            order by k.unnamed, k.published, k.speaker_key
        ) as by_name,
        row_number() over (
            partition by k.statement_id
            order by
                case when k.reported_stance is null then 1 else 0 end,
                k.undecided,
                case k.mode when 'direct' then 0 when 'mixed' then 1 when 'indirect' then 2 when 'narrated' then 3 else 4 end,
                k.published,
                k.report_key
        ) as by_belief,
        row_number() over (
            partition by k.statement_id
            order by k.published, k.report_key
        ) as by_day
    from known as k
    left join circles as c on c.statement_id = k.statement_id and c.source_id = k.root_id
),
uttered as (
    select
        o.*,
        max(case when o.by_date = 1 then o.date_text end) over act as said_text,
        max(case when o.by_date = 1 then o.date_earliest end) over act as said_earliest,
        max(case when o.by_date = 1 then o.date_latest end) over act as said_latest,
        max(case when o.by_date = 1 then o.date_basis end) over act as said_basis,
        case when max(coalesce(o.date_earliest, '')) over act > min(o.date_latest) over act then 1 else 0 end as dates_apart,
        max(case when o.by_name = 1 then o.speaker_id end) over act as said_by_id,
        max(case when o.by_name = 1 then o.speaker end) over act as said_by,
        max(case when o.by_name = 1 then o.anonymous end) over act as said_anonymously,
        max(case when o.by_belief = 1 then o.reported_stance end) over (partition by o.statement_id) as believed_stance,
        max(case when o.by_belief = 1 then o.reported_conditional end) over (partition by o.statement_id) as believed_conditional
    from ordered as o
    window act as (partition by o.utterance_id)
),
told as (
    select
        u.statement_id,
        max(u.statement_key) as statement_key,
        max(u.utterance_id) as utterance_id,
        max(u.said_by_id) as speaker_id,
        max(u.said_by) as speaker,
        max(u.principal_id) as principal_id,
        max(u.principal) as principal,
        max(u.principal_kind) as principal_kind,
        max(u.principal_key) as principal_key,
        max(u.claim) as claim,
        max(u.claim_text) as claim_text,
        max(u.imputed) as imputed,
        max(u.said_anonymously) as anonymous,
        max(u.joint) as joint,
        max(u.said_text) as date_text,
        max(u.said_earliest) as date_earliest,
        max(u.said_latest) as date_latest,
        max(u.said_basis) as date_basis,
        max(u.dates_apart) as date_disputed,
        max(case when u.by_belief = 1 then u.reported_stance end) as stance,
        max(case when u.by_belief = 1 then u.reported_stance_label end) as stance_label,
        max(case when u.by_belief = 1 then u.reported_conditional end) as conditional,
        max(case when u.by_belief = 1 then u.reported_condition end) as condition,
        max(case when u.by_belief = 1 then u.reported_act end) as act,
        max(case when u.by_belief = 1 then u.reported_certainty end) as certainty,
        max(case when u.by_day = 1 then u.mode end) as mode,
        max(case when u.by_day = 1 then u.distancing end) as distancing,
        max(case when u.by_day = 1 then u.quote end) as quote,
        max(case when u.by_day = 1 then u.translation end) as translation,
        max(case when u.by_day = 1 then u.lang end) as lang,
        max(case when u.by_day = 1 then u.chain end) as chain,
        max(case when u.by_day = 1 then u.report_id end) as report_id,
        max(
            case
                when u.coded_stance <> u.believed_stance then 1
                when u.coded_stance is not null and u.coded_conditional <> u.believed_conditional then 1
                else 0
            end
        ) as disputed,
        min(u.through_anonymous) as via_anonymous,
        count(distinct u.report_id) as n_reports,
        count(distinct u.origin_id) as n_independent
    from uttered as u
    where u.statement_id in (select x.statement_id from spoken as x)
    group by u.statement_id
)
select
    coalesce(v.side_id, t.principal_id) as side_id,
    coalesce(v.side, t.principal) as side,
    case when v.side_id is null then 1 else 0 end as outside,
    t.statement_id as statement_id,
    t.statement_key as statement_key,
    t.utterance_id as utterance_id,
    t.speaker_id as speaker_id,
    t.speaker as speaker,
    t.principal_id as principal_id,
    t.principal as principal,
    t.principal_kind as principal_kind,
    t.principal_key as principal_key,
    t.claim as claim,
    t.claim_text as claim_text,
    t.stance as stance,
    t.stance_label as stance_label,
    t.conditional as conditional,
    t.condition as condition,
    t.act as act,
    t.certainty as certainty,
    t.imputed as imputed,
    t.anonymous as anonymous,
    t.via_anonymous as via_anonymous,
    t.disputed as disputed,
    t.joint as joint,
    t.date_text as date,
    t.date_earliest as date_earliest,
    t.date_latest as date_latest,
    t.date_basis as date_basis,
    case
        when t.date_earliest < v.first_day then 1
        when v.side_id is null and t.date_earliest < t.date_latest and exists (
            select 1
            from voices as w
            where w.member_id = t.principal_id and t.date_earliest < w.end_day and w.first_day <= t.date_latest
        ) then 1
        else 0
    end as side_uncertain,
    case
        when t.date_latest > asked.date_until then 1
        when asked.date_from is not null and (t.date_earliest is null or t.date_earliest < asked.date_from) then 1
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
    t.report_id as report_id,
    t.date_disputed as date_disputed
from told as t
join asked on 1 = 1
left join voices as v on v.member_id = t.principal_id and v.first_day <= t.date_latest and t.date_latest < v.end_day
where (v.side_id is not null or asked.outside = 1 or t.speaker_id in (select h.speaker_id from heard as h))
    and (asked.as_of is null or t.date_latest <= asked.as_of)
    and (asked.date_from is null or t.date_latest >= asked.date_from)
    and (asked.date_until is null or t.date_earliest is null or t.date_earliest <= asked.date_until)
order by t.date_latest, coalesce(t.date_earliest, ''), t.statement_key, side, side_id
