-- No topic is its own ancestor; the lock keeps two transactions from closing a circle together.
create function topic_acyclic() returns trigger language plpgsql set search_path from current as $$
begin
    perform pg_advisory_xact_lock(7161683);
    if exists (
        with recursive above(id) as (
            select new.parent_id
            union
            select t.parent_id from above join topic as t on t.id = above.id where t.parent_id is not null
        )
        select 1 from above where above.id = new.id
    ) then
        raise exception 'a topic cannot lie under itself' using errcode = 'check_violation';
    end if;
    return null;
end
$$;

create trigger topic_acyclic after insert or update of id, parent_id on topic
for each row when (new.parent_id is not null) execute function topic_acyclic();
