import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { recordAudit } from '@/lib/access/record-audit';
import { inTransaction, type Transaction } from '@/lib/platform/db/transaction';
import { AppError } from '@/lib/platform/errors';
import { sql } from '@/lib/platform/query/conditions';
import { nameTaken, readViewName, readViewQuery } from './read-name';
import { noSuchView, ownerIdOf, readView, type ViewRow } from './view-row';

/** What is to be different; what is left out stays. */
export interface ViewChanges {
  name?: string;
  query?: string;
  shared?: boolean;
}

interface ChangeInput {
  id: string;
  /** `updatedAt` of the view that the change was decided on; null: whatever it is. */
  seen: string | null;
  changes: ViewChanges;
}

/** Asks what changing `view` takes: sharing where it is shared, managing where it is somebody else's. */
function assertMayChange(ctx: ActorContext, view: ViewRow): void {
  if (view.shared) assertMay(ctx.actor, 'views.share');
  if (ownerIdOf(ctx.actor) !== view.ownerId) assertMay(ctx.actor, 'views.manage');
}

const locked = sql`for update of v`;

/** The view `id`, kept until the transaction ends, for somebody who may change it; throws NotFoundError, `AppError('conflict')`. */
async function lockView(
  ctx: ActorContext,
  tx: Transaction,
  { id, seen }: Omit<ChangeInput, 'changes'>,
): Promise<ViewRow> {
  const view = await readView(tx, ctx.actor, id, locked);
  if (!view) throw noSuchView();
  assertMayChange(ctx, view);
  if (seen === null || view.updatedAt.toISOString() === seen) return view;
  throw new AppError('conflict', 'Somebody changed this view meanwhile. The page shows it as it is now; look again.');
}

const told = ({ list, name, query }: ViewRow) => ({ list, name, query });

/** Pure: the deed that a change of a view is; null where it was private and stays so: that is nobody else's business. */
function deedOf(before: ViewRow, after: ViewRow) {
  if (before.shared && after.shared) return { action: 'view.changed', before: told(before), after: told(after) };
  if (after.shared) return { action: 'view.shared', after: told(after) };
  return before.shared ? { action: 'view.unshared', before: told(before) } : null;
}

/**
 * Renames a view, keeps another query in it, shares it or makes it its owner's alone. What others see of it is audited. Throws
 * NotFoundError where the actor sees no such view, `AppError('conflict')` where it is not what they saw or the name is taken.
 */
export async function changeView(ctx: ActorContext, { id, seen, changes }: ChangeInput): Promise<void> {
  assertMay(ctx.actor, 'views.read');
  if (changes.shared) assertMay(ctx.actor, 'views.share');
  await inTransaction(ctx.db.pool, async (tx) => {
    const view = await lockView(ctx, tx, { id, seen });
    const after: ViewRow = {
      ...view,
      name: changes.name === undefined ? view.name : readViewName(changes.name),
      query: changes.query === undefined ? view.query : readViewQuery(changes.query),
      shared: changes.shared ?? view.shared,
    };
    if (after.name === view.name && after.query === view.query && after.shared === view.shared) return;
    const { rowCount } = await tx.query(sql`
      update saved_views v
      set name = ${after.name}, query = ${after.query}, shared = ${after.shared},
        updated_at = greatest(${ctx.clock.now()}::timestamptz, updated_at + interval '1 millisecond')
      where id = ${id}::bigint and not exists (
        select from saved_views other
        where other.owner_id = v.owner_id and other.list = v.list and other.name = ${after.name} and other.id <> v.id)`);
    if (rowCount === 0) throw nameTaken(after.name);
    const deed = deedOf(view, after);
    if (deed) await recordAudit(tx, ctx.actor, { subject: `view:${id}`, ...deed });
  });
}

/** Deletes a view for good; of a shared one that is audited with what it held. Throws as `changeView` does. */
export async function deleteView(ctx: ActorContext, { id, seen }: Omit<ChangeInput, 'changes'>): Promise<void> {
  assertMay(ctx.actor, 'views.read');
  await inTransaction(ctx.db.pool, async (tx) => {
    const view = await lockView(ctx, tx, { id, seen });
    await tx.query(sql`delete from saved_views where id = ${id}::bigint`);
    if (!view.shared) return;
    await recordAudit(tx, ctx.actor, { action: 'view.deleted', subject: `view:${id}`, before: told(view) });
  });
}
