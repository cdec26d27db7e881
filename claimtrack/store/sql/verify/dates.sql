-- Dates that end before they begin.
-- grain: one row per record, utterance, claim, occasion or membership
select 'record' as kind, a.key as key, r.coder as coder, c.record_id as record_id,
    c.date_earliest as earliest, c.date_latest as latest
from coding as c
left join reading as r on r.id = c.reading_id
left join article_revision as v on v.id = r.revision_id
left join article as a on a.id = v.article_id
where c.date_earliest > c.date_latest
union all
select 'utterance', u.key, null, null, u.date_earliest, u.date_latest
from utterance as u
where u.date_earliest > u.date_latest
union all
select 'claim', k.key, null, null, k.event_earliest, k.event_latest
from claim as k
where k.event_earliest > k.event_latest
union all
select 'occasion', o.key, null, null, o.date_earliest, o.date_latest
from occasion as o
where o.date_earliest > o.date_latest
union all
select 'membership', member.key || ' > ' || side.key, null, null, m.first_day, m.end_day
from membership as m
join speaker as member on member.id = m.member_id
join speaker as side on side.id = m.group_id
where m.first_day >= m.end_day
order by 1, 2, 3, 4
