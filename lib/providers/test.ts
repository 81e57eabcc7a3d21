import { z } from 'zod';
import type { ParseResult, Provider, ProviderRequest, SignedRequest, UnsignedRequest } from './contract';
import { contentDigest } from './digest';
import type { ExactJson } from './exact-json';
import { readRequestFields } from './request-fields';

/** By GET any text will do; one that is no form is shown as it came. */
function readPayload(request: ProviderRequest): { ok: true; payload: ExactJson } | { ok: false; detail: string } {
  const read = readRequestFields(request);
  return read.ok || request.method === 'POST' ? read : { ok: true, payload: request.query };
}

function parse(request: ProviderRequest): ParseResult {
  const read = readPayload(request);
  if (!read.ok) return { outcome: 'rejected', cause: 'body_unreadable', detail: read.detail };
  const { payload } = read;
  return {
    outcome: 'parsed',
    payload,
    notification: {
      type: 'test',
      providerStatus: 'test',
      outcome: 'none',
      dedupKey: `${request.channel}:${contentDigest(payload)}`,
      occurredAt: null,
      transferId: null,
      batchId: null,
      amount: null,
      currency: null,
      transfer: null,
      batch: null,
      surprises: [],
    },
  };
}

function sign({ channel, method, contentType, query, body }: UnsignedRequest): SignedRequest {
  const headers: Record<string, string> = contentType === null ? {} : { 'Content-Type': contentType };
  return { method, path: query === '' ? channel : `${channel}?${query}`, headers, body };
}

/**
 * Three doors for trying an integration without a provider: no secret, no money, kept out of every total. What they are for:
 * docs/providers/test.md. Whatever comes is acknowledged if it can be read, and is never verified.
 */
export const test: Provider = {
  id: 'test',
  label: 'Test',
  channels: [
    { id: 'test/json', methods: ['POST'], contentTypes: ['application/json'], displayOnly: true },
    {
      id: 'test/form',
      methods: ['POST'],
      contentTypes: ['application/x-www-form-urlencoded', 'multipart/form-data'],
      displayOnly: true,
    },
    { id: 'test/text', methods: ['GET'], contentTypes: [], displayOnly: true },
  ],
  secretFields: [],
  settings: z.object({}),
  sensitiveFields: {},
  verify: () => ({ verdict: 'unsigned', reason: 'Not signed: a test door.' }),
  parse,
  acknowledge: () => ({ status: 200, contentType: 'text/plain; charset=utf-8', body: 'OK' }),
  sign,
  retries: {
    delaysSeconds: null,
    words: 'Nobody sends here but those who try something out, so nothing is sent again.',
    source: 'docs.caibo.digital, Callbacks & Webhooks, "Testing Callbacks" (the names of the doors)',
  },
  notProven: 'Everything: the test doors have no signature.',
};
