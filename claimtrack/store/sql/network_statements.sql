-- What was stated, for networks: on a topic with all below it, on days that may lie in a period.
-- grain: one row per statement
-- :topic = the key of a topic, or null; :date_from, :date_until, :as_of = days, or null
select
    s.statement_id as statement_id,
    s.statement_key as statement_key,
    s.speaker_id as speaker_id,
    s.speaker as speaker,
    s.principal_id as principal_id,
    s.principal as principal,
    s.claim as claim,
    s.claim_text as claim_text,
    s.stance as stance,
    s.conditional as conditional,
    s.imputed as imputed,
    s.anonymous as anonymous,
    s.via_anonymous as via_anonymous,
    s.joint as joint,
    s.date_earliest as date_earliest,
    s.date_latest as date_latest
from v_statement as s
where (
        cast(:topic as text) is null
        or s.statement_id in (
            select x.statement_id
            from v_topic as t
            join v_topic_tree as under on under.ancestor_id = t.topic_id
            join v_statement_topic as x on x.topic_id = under.topic_id
            where t.topic_key = cast(:topic as text)
        )
    )
    and (cast(:as_of as text) is null or s.date_latest <= cast(:as_of as text))
    and (cast(:date_from as text) is null or s.date_latest >= cast(:date_from as text))
    and (cast(:date_until as text) is null or s.date_earliest is null or s.date_earliest <= cast(:date_until as text))
order by s.date_latest, coalesce(s.date_earliest, ''), s.statement_key
