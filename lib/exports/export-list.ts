import type { ActorContext } from '@/lib/access/actor';
import { type Action, assertMay } from '@/lib/access/permissions';
import type { Asking } from '@/lib/ledger/issues/issue-conditions';
import type { ParamReader } from '@/lib/platform/query/param-reader';
import { type ZonedClock, zonedClock } from '@/lib/platform/time-zone/zoned-clock';
import { auditSource } from './audit';
import { callbackSource } from './callbacks';
import type { ExportItem } from './columns';
import { type RowEncoder, rowEncoder } from './encode-rows';
import { handOut, type Tally } from './hand-out';
import { issueSource } from './issues';
import type { ListSource } from './list-source';
import { openSnapshot } from './snapshot';
import { suborderSource } from './suborders';
import { transferSource } from './transfers';
import { type HandedFile, type ListFormat, type ListKind, listFormats } from './types';

const sources: Readonly<Record<ListKind, (reader: ParamReader, asking: Asking) => ListSource>> = {
  transfers: transferSource,
  suborders: suborderSource,
  issues: issueSource,
  callbacks: callbackSource,
  audit: auditSource,
};

/** What one has to be allowed to read to get it as a file. */
const readings: Readonly<Record<ListKind, Action>> = {
  transfers: 'transfers.read',
  suborders: 'batches.read',
  issues: 'issues.read',
  callbacks: 'callbacks.read',
  audit: 'audit.read',
};

const contentTypes: Readonly<Record<ListFormat, string>> = {
  csv: 'text/csv; charset=utf-8; header=present',
  jsonl: 'application/x-ndjson; charset=utf-8',
};

/** Rows of a list as a file: which, and written how. */
export interface ListExport {
  format: ListFormat;
  clock: ZonedClock | null;
  byteOrderMark: boolean;
  source: ListSource;
}

function readZone(reader: ParamReader): ZonedClock | null {
  const name = reader.text('zone');
  if (name === null) return null;
  const clock = zonedClock(name);
  if (clock === null)
    reader.problems.push({ name: 'zone', message: 'zone takes an IANA time zone, as Asia/Kuala_Lumpur.' });
  return clock?.zone === 'UTC' ? null : clock;
}

/**
 * Pure: an export of `kind` as a query asks for it: `format` (csv unless told), `zone`, `bom`, and the list's own filter. An
 * export has no pages: `cursor` and `limit` are noted in `reader` as what cannot be used.
 */
export function readListExport(kind: ListKind, reader: ParamReader, asking: Asking): ListExport {
  for (const name of ['cursor', 'limit']) {
    if (reader.text(name) === null) continue;
    reader.problems.push({ name, message: `An export holds every row that matches: leave ${name} out.` });
  }
  return {
    format: reader.words('format', listFormats)[0] ?? 'csv',
    clock: readZone(reader),
    byteOrderMark: reader.boolean('bom') ?? false,
    source: sources[kind](reader, asking),
  };
}

async function* makeList(
  batches: AsyncGenerator<ExportItem[], void, undefined>,
  encoder: RowEncoder,
  tally: Tally,
): AsyncGenerator<Uint8Array, void, undefined> {
  if (encoder.head !== '') yield Buffer.from(encoder.head);
  for await (const items of batches) {
    yield Buffer.from(items.map(encoder.line).join(''));
    tally.rows += items.length;
  }
}

/** `20261121-024003`, UTC. */
function stamp(at: Date): string {
  return at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
}

/**
 * Every row of a list that a filter finds, as a file that is made while it is downloaded: one snapshot, bounded memory, whatever
 * its size. Start and end are audited, the end with rows, bytes and SHA-256; a file that was not finished breaks off. Throws
 * `AppError('rate_limited')` where this process hands out as many files as it may.
 */
export async function exportList(
  ctx: ActorContext,
  kind: ListKind,
  { format, clock, byteOrderMark, source }: ListExport,
  signal: AbortSignal | null = null,
): Promise<HandedFile> {
  assertMay(ctx.actor, 'exports.make');
  assertMay(ctx.actor, readings[kind]);
  await source.assertAskable?.(ctx);
  const snapshot = await openSnapshot(ctx.db);
  const batches = await source.read(snapshot).catch(async (error: unknown) => {
    await snapshot.close();
    throw error;
  });
  const encoder = rowEncoder(format, source.columns, { clock, byteOrderMark });
  return handOut(
    ctx,
    snapshot,
    {
      kind,
      format,
      filter: source.filter.toString(),
      zone: clock?.zone ?? null,
      fileName: `${kind}-${stamp(ctx.clock.now())}.${format}`,
      contentType: contentTypes[format],
      make: (tally) => makeList(batches, encoder, tally),
    },
    signal,
  );
}
