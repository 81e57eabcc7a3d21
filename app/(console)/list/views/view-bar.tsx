import { load } from '@/app/(console)/load';
import { may } from '@/lib/access/permissions';
import { requireActor } from '@/lib/access/web/session';
import { listViews } from '@/lib/views/list-views';
import { listActions, type ViewList } from '@/lib/views/lists';
import { openView } from '@/lib/views/open-view';
import { openViewQuery, viewQuery } from '@/lib/views/view-query';
import { SaveView } from './save-view';
import { ViewMenu } from './view-menu';
import { ViewTabs } from './view-tabs';

/** What a list shows where no view is open. */
const plainLabels: Readonly<Record<ViewList, string>> = {
  callbacks: 'All callbacks',
  transfers: 'All transfers',
  batches: 'All batches',
  rejected: 'All rejected',
  issues: 'Open issues',
};

/** The saved views of a list as tabs, and what can be done with the one that is open. Reading works without scripts. */
export async function ViewBar({ list, query }: { list: ViewList; query: URLSearchParams }) {
  const ctx = await requireActor();
  if (!may(ctx.actor, listActions[list])) return null;
  const views = await load(ctx, () => listViews(ctx, { list }));
  const open = views.ok ? openView(views.value, query) : null;
  const shown = viewQuery(query);
  const plain = shown === '';
  const mayShare = may(ctx.actor, 'views.share');
  return (
    <div className="mx-4 mb-2 flex items-center gap-2 border-b md:mx-6">
      <ViewTabs
        list={list}
        plain={{ label: plainLabels[list], href: `/${list}`, current: plain && open === null }}
        views={(views.ok ? views.value : []).map((view) => ({
          id: view.id,
          name: view.name,
          owner: view.owner,
          shared: view.shared,
          href: `/${list}?${openViewQuery(view)}` as const,
          current: view.id === open?.view.id,
        }))}
      />
      {!views.ok && <p className="py-2 text-red-ink text-sm">The saved views could not be read.</p>}
      {open ? (
        <ViewMenu list={list} view={open.view} changed={open.changed} shown={shown} mayShare={mayShare} />
      ) : (
        views.ok && <SaveView list={list} shown={shown} mayShare={mayShare} label="Save view" quiet={plain} />
      )}
    </div>
  );
}
