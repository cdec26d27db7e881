-- What was stated: the stance one utterance takes on one claim, settled from all its reports.
-- grain: one row per current statement
-- statement_id: surrogate id, local to this database
-- statement_key: content-derived key; ties are broken by it
-- utterance_id: the act of speech it belongs to
-- speaker_id: who said it
-- speaker: primary name
-- principal_id: whom it commits
-- principal: primary name
-- claim_id: on which claim; null = on topics only
-- claim: the claim's key
-- claim_text: the claim's text
-- stance: -2 (strongly opposes) to 2 (strongly supports); null = unclear
-- stance_label: the word for the stance that the annotation used
-- conditional: 1 when the stance holds under a condition
-- condition: the condition
-- act: what was done by saying it
-- certainty: how certain the speaker was
-- imputed: 1 when an interpreter tells what the speaker said or thinks
-- via_anonymous: 1 when every report came through an anonymous voice
-- joint: shared by the statements of one joint utterance; null = not joint
-- date_text: when it was said, as far as known (EDTF)
-- date_earliest: first possible day; null = open
-- date_latest: last possible day
-- date_basis: explicit, relative, inferred, publication or unknown
-- n_reports: articles that carry it
-- n_independent: of these, with different origins
-- anonymous: 1 when the asserter itself is an anonymous voice
create view v_statement as
select
    s.id as statement_id,
    s.key as statement_key,
    s.utterance_id as utterance_id,
    u.speaker_id as speaker_id,
    p.name as speaker,
    u.principal_id as principal_id,
    q.name as principal,
    s.claim_id as claim_id,
    c.key as claim,
    c.text as claim_text,
    s.stance as stance,
    s.stance_label as stance_label,
    s.conditional as conditional,
    s.condition as condition,
    s.act as act,
    s.certainty as certainty,
    u.imputed as imputed,
    s.via_anonymous as via_anonymous,
    u.joint as joint,
    u.date_text as date_text,
    u.date_earliest as date_earliest,
    u.date_latest as date_latest,
    u.date_basis as date_basis,
    (select count(*) from report as r where r.statement_id = s.id) as n_reports,
    (select count(distinct r.origin_id) from report as r where r.statement_id = s.id) as n_independent,
    s.anonymous as anonymous
from statement as s
join utterance as u on u.id = s.utterance_id
join speaker as p on p.id = u.speaker_id
join speaker as q on q.id = u.principal_id
left join claim as c on c.id = s.claim_id
