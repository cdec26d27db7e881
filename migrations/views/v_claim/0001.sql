-- The claims: propositions, without who and when.
-- grain: one row per claim
-- claim_id: surrogate id, local to this database
-- claim: its key
-- text: its text in the codebook's language, else in English, else the first there is
-- kind: position, fact, evaluation, commitment, prediction or demand
-- event_text: when what it speaks of happens, as given
-- event_earliest: first possible day of the event
-- event_latest: last possible day of the event
-- reviewed: 1 when the codebook knows it
create view v_claim as
select
    c.id as claim_id,
    c.key as claim,
    c.text as text,
    c.kind as kind,
    c.event_text as event_text,
    c.event_earliest as event_earliest,
    c.event_latest as event_latest,
    c.reviewed as reviewed
from claim as c
