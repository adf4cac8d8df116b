-- The key of an idempotent request is written once, with its answer; an advisory lock holds it meanwhile.

alter table idempotensi alter column status set not null;
alter table idempotensi alter column jawaban set not null;

-- Has the transaction run again: what it did not see when it began has been committed.
create function layanand.ulangi() returns timestamptz language plpgsql stable as $$
begin
    raise exception 'ulangi' using errcode = 'serialization_failure';
end $$;
revoke execute on function layanand.ulangi() from public;
grant execute on function layanand.ulangi() to layanand_daemon;
