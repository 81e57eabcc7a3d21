import type { Client } from 'pg';
import { type AttemptEnvelope, openAttempt } from '@/lib/delivery/attempt-envelope';
import { termsOf } from '@/lib/intake/facts/fact-terms';
import { idFragments } from '@/lib/intake/id-fragments';
import type { Context } from '@/lib/platform/context';
import { castSchema } from './cast-tables';
import { type Told, toldKey } from './play-cast';

export interface CastRequest {
  id: string;
  receivedAtMs: number;
  callbackId: string | null;
  told: Told;
}

export interface CastAttempt {
  id: string;
  callbackId: string | null;
  /** What was sent is the body of the callback's first request. */
  sentAsReceived: boolean;
  envelope: AttemptEnvelope | null;
}

/** The sensitive values of one document. */
export interface CastDocument {
  /** Fingerprints, as numbers in text, of those that are the same in every copy. */
  alike: readonly string[];
  /** The others, as they are compared. */
  marked: readonly string[];
}

/** What the fragments of one document are made of. */
export interface CastFragments {
  /** Of the values that are the same in every copy. */
  alike: readonly number[];
  /** The others, one on each line. */
  marked: string;
}

/** The facts of one payload. */
export interface CastFacts {
  /** Terms of the values that are the same in every copy. */
  alike: readonly number[];
  /** Path and value of the others. */
  marked: readonly (readonly [path: string, value: string])[];
}

/** What the copies of the cast are made of in this process, each list in the order of `place`. */
export interface Cast {
  requests: readonly CastRequest[];
  attempts: readonly CastAttempt[];
  documents: readonly CastDocument[];
  rejections: readonly CastDocument[];
  facts: readonly CastFacts[];
  fragments: readonly CastFragments[];
}

async function readRequests(client: Client, told: ReadonlyMap<string, Told>): Promise<CastRequest[]> {
  const { rows } = await client.query<{
    id: string;
    at: Date;
    callbackId: string | null;
    sha: Buffer;
    verdict: string;
  }>(
    `select id, received_at as at, callback_id as "callbackId", body_sha256 as sha, verdict
     from ${castSchema}.requests order by place`,
  );
  return rows.map(({ id, at, callbackId, sha, verdict }) => {
    const one = told.get(toldKey(sha, verdict === 'rejected'));
    if (!one) throw new Error(`Nobody knows how the request ${id} of the data set was made.`);
    return { id, receivedAtMs: at.getTime(), callbackId, told: one };
  });
}

async function readAttempts(ctx: Context, client: Client): Promise<CastAttempt[]> {
  const { rows } = await client.query<{ id: string; callbackId: string | null; same: boolean; sealed: Buffer | null }>(
    `select a.id, a.callback_id as "callbackId", a.sealed, coalesce(a.request_sha256 = r.body_sha256, false) as same
     from ${castSchema}.attempts a
     left join callbacks c on c.id = a.callback_id
     left join requests r on r.id = c.first_request_id
     order by a.place`,
  );
  return rows.map(({ id, callbackId, same, sealed }) => {
    const envelope = sealed && openAttempt(ctx.vault, id, sealed);
    return { id, callbackId, sentAsReceived: same, envelope };
  });
}

async function readDocuments(
  client: Client,
  table: 'search_documents' | 'search_rejections',
  { forms, marker }: { forms: ReadonlyMap<string, string>; marker: string },
): Promise<CastDocument[]> {
  const { rows } = await client.query<{ numbers: string[] }>(
    `select coalesce(sensitive::text[], '{}') as numbers from ${castSchema}.${table} order by place`,
  );
  return rows.map(({ numbers }) => ({
    alike: numbers.filter((number) => !forms.get(number)?.includes(marker)),
    marked: numbers.flatMap((number) => forms.get(number) ?? []).filter((form) => form.includes(marker)),
  }));
}

async function readFacts(client: Client, marker: string): Promise<CastFacts[]> {
  const { rows } = await client.query<{ facts: Record<string, string[]> }>(
    `select facts from ${castSchema}.payload_facts order by place`,
  );
  return rows.map(({ facts }) => {
    const all = Object.entries(facts).flatMap(([path, values]) => values.map((value) => [path, value] as const));
    const alike = all.filter(([, value]) => !value.includes(marker)).flatMap(([path, value]) => termsOf(path, value));
    return { alike: [...new Set(alike)], marked: all.filter(([, value]) => value.includes(marker)) };
  });
}

async function readFragments(client: Client, marker: string): Promise<CastFragments[]> {
  const { rows } = await client.query<{ text: string }>(
    `select text from ${castSchema}.search_documents order by place`,
  );
  return rows.map(({ text }) => {
    const lines = text.split('\n');
    const alike = lines.filter((line) => !line.includes(marker)).join('\n');
    return { alike: idFragments(alike), marked: lines.filter((line) => line.includes(marker)).join('\n') };
  });
}

/** Reads what was set apart; `told`: how each request was made, `forms`: what each fingerprint is of. Throws where a request of the cast is not among them. */
export async function readCast(
  ctx: Context,
  client: Client,
  { told, ...made }: { told: ReadonlyMap<string, Told>; forms: ReadonlyMap<string, string>; marker: string },
): Promise<Cast> {
  return {
    requests: await readRequests(client, told),
    attempts: await readAttempts(ctx, client),
    documents: await readDocuments(client, 'search_documents', made),
    rejections: await readDocuments(client, 'search_rejections', made),
    facts: await readFacts(client, made.marker),
    fragments: await readFragments(client, made.marker),
  };
}
