-- Rows that nothing refers to, where something always does.
-- grain: one row per such row
select 'article' as kind, a.key as key, null as coder, null as record_id, 'no text of it is stored' as told
from article as a
where not exists (select 1 from article_revision as v where v.article_id = a.id)
union all
select 'text', a.key, null, null, 'nobody has read this text (' || substr(v.sha256, 1, 16) || ')'
from article_revision as v
left join article as a on a.id = v.article_id
where not exists (select 1 from reading as r where r.revision_id = v.id)
union all
select 'article', a.key, null, null, 'none of its texts, or more than one, is the current one'
from article as a
where (select sum(v.is_current) from article_revision as v where v.article_id = a.id) <> 1
union all
select 'record', a.key, r.coder, c.record_id, 'this record of the current text is in no report'
from coding as c
join reading as r on r.id = c.reading_id
join article_revision as v on v.id = r.revision_id
left join article as a on a.id = v.article_id
where v.is_current = 1 and not exists (select 1 from report_coding as x where x.coding_id = c.id)
union all
select 'utterance', u.key, null, null, 'no statement was made by it'
from utterance as u
where not exists (select 1 from statement as s where s.utterance_id = u.id)
union all
select 'statement', s.key, null, null, 'no report carries this statement'
from statement as s
where not exists (select 1 from report as p where p.statement_id = s.id)
union all
select 'report', p.key, null, null, 'this report rests on no record'
from report as p
where not exists (select 1 from report_coding as x where x.report_id = p.id)
order by 1, 2, 3, 4, 5
