import { z } from 'zod';
import { keptHeaders } from '@/lib/intake/envelope';
import type { Vault } from '@/lib/platform/vault';
import type { ProbeRequest } from '@/lib/providers/probe-contract';
import type { ProbeEvidence } from './types';

const notKept = '[not kept]';
/** Of an answer they open doors, whoever sent it. */
const secretAnswerHeaders: readonly string[] = ['set-cookie'];

const headers = z.record(z.string(), z.string());
const evidenceSchema = z.object({
  request: z.object({ method: z.string(), url: z.string(), headers, body: z.string() }).nullable(),
  response: z.object({ statusCode: z.number(), headers, body: z.string(), truncated: z.boolean() }).nullable(),
});

/** What came back, as far as it was read. */
export interface AnswerBytes {
  statusCode: number;
  headers: Readonly<Record<string, string>>;
  body: Uint8Array;
  truncated: boolean;
}

function masked(all: Readonly<Record<string, string>>, secret: readonly string[]): Record<string, string> {
  const entries = Object.entries(all).map(([name, value]): [string, string] => {
    const key = name.toLowerCase();
    return [key, secret.includes(key) ? notKept : value];
  });
  return keptHeaders(Object.fromEntries(entries));
}

/** Pure: the evidence with its bodies (base64) as `shown` has them. */
export function mapBodies({ request, response }: ProbeEvidence, shown: (body: string) => string): ProbeEvidence {
  return {
    request: request && { ...request, body: shown(request.body) },
    response: response && { ...response, body: shown(response.body) },
  };
}

/** Pure: what is kept of a question and its answer: everything but credentials. */
export function evidenceOf(request: ProbeRequest | null, answer: AnswerBytes | null): ProbeEvidence {
  return {
    request: request && {
      method: request.method,
      url: request.url,
      headers: masked(request.headers, request.secretHeaders),
      body: Buffer.from(request.body).toString('base64'),
    },
    response: answer && {
      statusCode: answer.statusCode,
      headers: masked(answer.headers, secretAnswerHeaders),
      body: Buffer.from(answer.body).toString('base64'),
      truncated: answer.truncated,
    },
  };
}

/** Bound to its probe: sealed bytes moved to another row do not open. */
function sealContext(probeId: string): string {
  return `probe:${probeId}`;
}

export function sealEvidence(vault: Vault, probeId: string, evidence: ProbeEvidence): Buffer {
  return vault.seal(Buffer.from(JSON.stringify(evidence)), sealContext(probeId));
}

/** Throws `AppError('unavailable')` where the master secret is another or the bytes were changed. */
export function openEvidence(vault: Vault, probeId: string, sealed: Uint8Array): ProbeEvidence {
  const read: unknown = JSON.parse(vault.open(sealed, sealContext(probeId)).toString('utf8'));
  return evidenceSchema.parse(read);
}
