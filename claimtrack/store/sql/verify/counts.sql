-- How much there is to verify, in the order in which it is told.
-- grain: one row per kind of thing
select 1 as place, 'quote' as what, count(*) as n from span
union all select 2, 'text', count(*) from article_revision where text is not null
union all select 3, 'record', count(*) from coding
union all select 4, 'reading', count(*) from reading
union all select 5, 'report', count(*) from report
union all select 6, 'statement', count(*) from statement
union all select 7, 'utterance', count(*) from utterance
union all select 8, 'membership', count(*) from membership
union all select 9, 'topic', count(*) from topic
order by place
