import { ExportForm } from '@/components/export/export-form';
import { may } from '@/lib/access/permissions';
import { requireActor } from '@/lib/access/web/session';
import type { ListKind } from '@/lib/exports/types';
import { kindWords } from './export-words';

/** The export button of a list's toolbar, for who may export; `query` is the page's. */
export async function ExportMenu({ kind, query }: { kind: ListKind; query: URLSearchParams }) {
  const { actor } = await requireActor();
  if (!may(actor, 'exports.make')) return null;
  return <ExportForm kind={kind} label={kindWords[kind]} query={query.toString()} />;
}
