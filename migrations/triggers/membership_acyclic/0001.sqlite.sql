-- No speaker is a member of itself through others, whatever the dates.
create trigger membership_acyclic_insert after insert on membership
begin
    select raise(abort, 'a speaker cannot be a member of itself through others')
    where exists (
        with recursive above(id) as (
            select new.group_id
            union
            select m.group_id from above join membership as m on m.member_id = above.id
        )
        select 1 from above where above.id = new.member_id
    );
end;

create trigger membership_acyclic_update after update of member_id, group_id on membership
begin
    select raise(abort, 'a speaker cannot be a member of itself through others')
    where exists (
        with recursive above(id) as (
            select new.group_id
            union
            select m.group_id from above join membership as m on m.member_id = above.id
        )
        select 1 from above where above.id = new.member_id
    );
end;
