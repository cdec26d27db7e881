-- Keys of claims that begin with some letters, for shell completion.
-- grain: one row per claim
select c.claim as name
from v_claim as c
where substr(c.claim, 1, length(:letters)) = :letters
order by name
limit 100
