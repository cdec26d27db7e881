-- The text of one revision.
-- grain: one row
select v.text as text
from article_revision as v
where v.id = :revision
