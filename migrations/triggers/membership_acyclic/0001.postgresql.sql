-- No speaker is a member of itself through others, whatever the dates; the lock keeps two transactions from closing
-- a circle together.
create function membership_acyclic() returns trigger language plpgsql set search_path from current as $$
begin
    perform pg_advisory_xact_lock(7161684);
    if exists (
        with recursive above(id) as (
            select new.group_id
            union
            select m.group_id from above join membership as m on m.member_id = above.id
        )
        select 1 from above where above.id = new.member_id
    ) then
        raise exception 'a speaker cannot be a member of itself through others' using errcode = 'check_violation';
    end if;
    return null;
end
$$;

create trigger membership_acyclic after insert or update of member_id, group_id on membership
for each row execute function membership_acyclic();
