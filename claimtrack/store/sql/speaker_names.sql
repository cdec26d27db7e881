-- Every name by which a speaker can be asked for.
-- grain: one row per name
select distinct n.name as name
from v_speaker_name as n
order by n.name
