-- Fields are sensitive by their names now, also such as no provider's list has. What callbacks are searched by was made without that:
-- the workers make it anew (lib/search/remake-documents). This only asks for it: it locks nothing and takes no time, whatever is stored.
-- Of millions of callbacks the workers take hours, beside all else they do; meanwhile a search shows what a payload shows.
insert into sweep_positions (sweep, after_at, after_id, updated_at)
select 'search-remake:' || provider, now(), 0, now()
from accounts a
where exists (select from callbacks c where c.account_id = a.id)
group by provider
on conflict (sweep) do nothing;
