import { createHash } from 'node:crypto';
import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { handOut, type Tally } from '@/lib/exports/hand-out';
import { openSnapshot, type Snapshot } from '@/lib/exports/snapshot';
import type { HandedFile } from '@/lib/exports/types';
import { auditFile } from './audit-file';
import { callbackFiles } from './callback-files';
import { type Disclosure, disclosureOf } from './disclosure';
import { type EvidenceSubject, subjectKey } from './evidence-record';
import { issueFiles } from './issue-files';
import { bytesFile, jsonFile, type PackedFile, type PackFile } from './pack-file';
import { probeFiles } from './probe-files';
import { readmeText } from './readme';
import { readRecord, recordFiles } from './record-files';
import { sumFiles, sumsText } from './sum-files';
import { zipFiles } from './zip-files';

interface Subject {
  subject: EvidenceSubject;
  record: object;
}

async function* contents(
  ctx: ActorContext,
  snapshot: Snapshot,
  disclosure: Disclosure,
  { subject, record }: Subject,
): AsyncGenerator<PackFile> {
  yield bytesFile('README.txt', Buffer.from(readmeText(subject, disclosure)));
  yield* recordFiles(snapshot, disclosure, subject, record);
  yield* callbackFiles(ctx, snapshot, disclosure, subject);
  yield* probeFiles(ctx, snapshot, disclosure, subject);
  yield* issueFiles(snapshot, subject);
  yield await auditFile(snapshot, subject);
}

/** Pure: how many of each kind a pack holds. */
function countsOf(packed: readonly PackedFile[]): Record<string, number> {
  const count = (pattern: RegExp) => packed.filter(({ path }) => pattern.test(path)).length;
  return {
    files: packed.length,
    callbacks: count(/^callbacks\/\d+\/callback\.json$/),
    requests: count(/\/requests\/[^/]+\.body$/),
    deliveries: count(/\/delivery\.json$/),
    attempts: count(/\/attempts\/[^/]+\.json$/),
    probes: count(/^probes\//),
    issues: count(/^issues\//),
  };
}

async function* pack(
  ctx: ActorContext,
  snapshot: Snapshot,
  disclosure: Disclosure,
  of: Subject,
  tally: Tally,
): AsyncGenerator<PackFile> {
  const packed: PackedFile[] = [];
  yield* sumFiles(contents(ctx, snapshot, disclosure, of), packed);
  const sums = Buffer.from(sumsText(packed));
  const contentSha256 = createHash('sha256').update(sums).digest('hex');
  yield bytesFile('SHA256SUMS', sums);
  yield jsonFile('manifest.json', {
    manifest: 1,
    record: subjectKey(of.subject),
    madeAt: ctx.clock.now().toISOString(),
    madeBy: ctx.actor.name,
    contentSha256,
    counts: countsOf(packed),
    files: packed,
  });
  tally.rows = packed.length;
  tally.contentSha256 = contentSha256;
}

/**
 * Everything the console holds about one batch or transfer, as a zip that is made while it is downloaded: one snapshot, bounded
 * memory. The same state has the same content hash for who may reveal, and another one for who may not: to them bodies are masked. With
 * the same maker and instant it has the same bytes. Audited with both hashes, and whether it holds bodies as they came. Throws `NotFoundError`, and `AppError('rate_limited')`
 * where this process hands out as many files as it may.
 */
export async function makeEvidence(
  ctx: ActorContext,
  subject: EvidenceSubject,
  signal: AbortSignal | null = null,
): Promise<HandedFile> {
  assertMay(ctx.actor, 'evidence.make');
  const disclosure = await disclosureOf(ctx);
  const snapshot = await openSnapshot(ctx.db);
  const record = await readRecord(snapshot, disclosure, subject).catch(async (error: unknown) => {
    await snapshot.close();
    throw error;
  });
  return handOut(
    ctx,
    snapshot,
    {
      kind: 'evidence',
      format: 'zip',
      filter: subjectKey(subject),
      zone: null,
      whole: disclosure.whole,
      fileName: `evidence-${subject.kind}-${subject.id}.zip`,
      contentType: 'application/zip',
      make: (tally) => zipFiles(pack(ctx, snapshot, disclosure, { subject, record }, tally)),
    },
    signal,
  );
}
