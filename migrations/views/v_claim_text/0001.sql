-- The claims' texts in every language.
-- grain: one row per claim and language
-- claim_id: which claim
-- claim: its key
-- lang: language of the text
-- text: the proposition as a sentence
create view v_claim_text as
select
    x.claim_id as claim_id,
    c.key as claim,
    x.lang as lang,
    x.text as text
from claim_text as x
join claim as c on c.id = x.claim_id
