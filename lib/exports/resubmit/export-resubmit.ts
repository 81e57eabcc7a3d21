import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { handOut, type Tally } from '@/lib/exports/hand-out';
import { openSnapshot, type Snapshot } from '@/lib/exports/snapshot';
import type { HandedFile } from '@/lib/exports/types';
import { type BatchAddress, readBatch } from '@/lib/ledger/get-batch';
import type { LineMatch } from '@/lib/ledger/match-line';
import type { BatchDetails } from '@/lib/ledger/types';
import { type ParamReader, writeParams } from '@/lib/platform/query/param-reader';
import type { ResubmitDoubts } from './decide-doubts';
import { planResubmit } from './plan-resubmit';
import { readDoubts } from './read-doubts';
import { type ResubmitFormat, type ResubmitPart, resubmitFile, resubmitFormats, resubmitParts } from './resubmit-file';

/** Which failed lines, written how. */
export interface ResubmitAsked {
  account: string | null;
  format: ResubmitFormat;
  /** Of a CSV file; JSON has both. */
  part: ResubmitPart;
  /** By their own words, beside `match`. */
  currency: string | null;
  chain: string | null;
  match: LineMatch;
}

/**
 * Pure: what a query asks for: `account`, `format` (csv unless told), `part`, `currency`, `chain`, `q`, and `currencyChain`, which
 * is both as the page's filter has them.
 */
export function readResubmit(reader: ParamReader): ResubmitAsked {
  return {
    account: reader.text('account'),
    format: reader.words('format', resubmitFormats)[0] ?? 'csv',
    part: reader.words('part', resubmitParts)[0] ?? 'resubmit',
    currency: reader.text('currency'),
    chain: reader.text('chain'),
    match: { currency: reader.text('currencyChain'), text: reader.text('q') ?? '' },
  };
}

const contentTypes: Readonly<Record<ResubmitFormat, string>> = {
  csv: 'text/csv; charset=utf-8; header=present',
  json: 'application/json; charset=utf-8',
};

/** A batch's id as a part of a file's name. */
function nameOf(batchId: string): string {
  return batchId.replace(/[^A-Za-z0-9_-]+/g, '-').slice(0, 60);
}

async function* once(text: string, rows: number, tally: Tally): AsyncGenerator<Uint8Array, void, undefined> {
  tally.rows = rows;
  yield Buffer.from(text);
}

async function readOrClose(
  snapshot: Snapshot,
  address: BatchAddress,
): Promise<{ batch: BatchDetails; doubts: ResubmitDoubts }> {
  try {
    const batch = await readBatch(snapshot.tx, address);
    return { batch, doubts: await readDoubts(snapshot.tx, batch.id) };
  } catch (error) {
    await snapshot.close();
    throw error;
  }
}

/**
 * The failed lines of a batch as a file to submit them again from, as of one instant; recorded and audited with its hash as
 * every file is. Throws as `getBatch` does, and `AppError('rate_limited')` where as many files as may be are on their way.
 */
export async function exportResubmit(
  ctx: ActorContext,
  address: Omit<BatchAddress, 'account'>,
  { account, format, part, currency, chain, match }: ResubmitAsked,
  signal: AbortSignal | null = null,
): Promise<HandedFile> {
  assertMay(ctx.actor, 'exports.make');
  assertMay(ctx.actor, 'batches.read');
  const snapshot = await openSnapshot(ctx.db);
  const { batch, doubts } = await readOrClose(snapshot, { ...address, account });
  const lines = batch.suborders.filter(
    (line) => (currency === null || line.currency === currency) && (chain === null || line.chain === chain),
  );
  const { provider, batchId, conflicted } = batch;
  const plan = planResubmit(lines, match, { ...doubts, conflicted });
  const { text, rows } = resubmitFile(batch, plan, { format, part });
  const asked = {
    ...{ provider, account: batch.account, batchId, ...(format === 'csv' && { part }), currency, chain },
    ...{ currencyChain: match.currency, q: match.text || null },
  };
  return handOut(
    ctx,
    snapshot,
    {
      kind: 'resubmit',
      format,
      filter: writeParams(asked).toString(),
      zone: null,
      fileName: `${part === 'left_out' && format === 'csv' ? 'left-out' : 'resubmit'}-${nameOf(batchId)}.${format}`,
      contentType: contentTypes[format],
      make: (tally) => once(text, rows, tally),
    },
    signal,
  );
}
