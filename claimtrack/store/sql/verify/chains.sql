-- Reports whose hops are not numbered from 0 without a gap, or whose first, and no other, is not the publisher.
-- grain: one row per broken report
with link as (
    select
        p.id as report_id,
        count(h.position) as n,
        min(h.position) as lowest,
        max(h.position) as highest,
        coalesce(sum(case when h.role = 'publisher' then 1 else 0 end), 0) as publishers,
        coalesce(sum(case when h.role = 'publisher' and h.position = 0 then 1 else 0 end), 0) as leading
    from report as p
    left join report_hop as h on h.report_id = p.id
    group by p.id
)
select
    a.key as article,
    r.coder as coder,
    c.record_id as record_id,
    p.key as report,
    l.n as n,
    l.lowest as lowest,
    l.highest as highest,
    l.publishers as publishers,
    l.leading as leading
from link as l
join report as p on p.id = l.report_id
left join article as a on a.id = p.article_id
left join coding as c on c.id = p.coding_id
left join reading as r on r.id = c.reading_id
where l.n = 0 or l.lowest <> 0 or l.highest <> l.n - 1 or l.publishers <> 1 or l.leading <> 1
order by a.key, r.coder, c.record_id, p.key
