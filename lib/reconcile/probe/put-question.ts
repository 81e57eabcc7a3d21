import { randomBytes } from 'node:crypto';
import type { SendTools } from '@/lib/delivery/send';
import { send } from '@/lib/delivery/send';
import { secondMs } from '@/lib/platform/time';
import type { Credential } from '@/lib/providers/contract';
import type {
  Asked,
  ProbeAnswer,
  ProbeOptions,
  ProbeRequest,
  ProbeResponse,
  Probes,
} from '@/lib/providers/probe-contract';
import type { AnswerBytes } from './probe-envelope';
import { type ProbeTokens, tokenKey } from './probe-tokens';

/** Bound of one call, from the look-up to the last byte. */
export const questionTimeoutMs = 15 * secondMs;
/** A batch of 10,000 lines is some 6 MB. */
export const answerBytesMax = 32 * 1024 * 1024;

export interface ProbeTools extends SendTools {
  tokens: ProbeTokens;
  /** Instead of the usual bound of one call. */
  questionTimeoutMs?: number;
}

export interface Question {
  accountId: string;
  probes: Probes;
  credential: Credential;
  settings: unknown;
  asked: Asked;
}

/** What a try came to. `request` is the last one sent that holds no secret but in its masked headers; a token request is never kept. */
export interface Reply {
  answer: ProbeAnswer | { outcome: 'unreachable'; detail: string };
  request: ProbeRequest | null;
  response: AnswerBytes | null;
}

type Called =
  | { ok: true; response: ProbeResponse; bytes: AnswerBytes }
  | { ok: false; detail: string; bytes: AnswerBytes | null };

async function call({ method, url, headers, body }: ProbeRequest, tools: ProbeTools, now: () => Date): Promise<Called> {
  const bytes = Buffer.from(body);
  const result = await send(
    {
      method,
      url: new URL(url),
      headers: {
        accept: 'application/json',
        ...headers,
        'accept-encoding': 'identity',
        'user-agent': 'callback-console',
        ...(method === 'POST' && { 'content-length': String(bytes.length) }),
      },
      body: bytes,
      timeoutMs: tools.questionTimeoutMs ?? questionTimeoutMs,
      answerBytesMax,
    },
    tools,
  );
  const { statusCode, responseHeaders, responseBody, responseTruncated, errorWords, errorClass } = result;
  const answer =
    statusCode === null
      ? null
      : { statusCode, headers: responseHeaders ?? {}, body: responseBody, truncated: responseTruncated };
  // What came whole is read whatever its status; a part of an answer is none.
  const whole = errorClass === null || /^(status_not_ok|gone|redirect_not_followed)$/.test(errorClass);
  if (!answer || !whole || responseTruncated)
    return { ok: false, detail: errorWords ?? 'No answer came.', bytes: answer };
  return { ok: true, response: { ...answer, receivedAt: now() }, bytes: answer };
}

type Granted = { ok: true; token: string | null; isFresh: boolean } | { ok: false; reply: Reply };

async function findToken(
  question: Question,
  options: ProbeOptions,
  tools: ProbeTools,
  now: () => Date,
): Promise<Granted> {
  const { token } = question.probes;
  if (!token) return { ok: true, token: null, isFresh: true };
  const key = tokenKey(question.accountId, question.credential, options.baseUrl);
  const kept = tools.tokens.find(key, now());
  if (kept !== null) return { ok: true, token: kept, isFresh: false };
  const called = await call(token.ask(options), tools, now);
  const nothing = { request: null, response: null };
  if (!called.ok)
    return { ok: false, reply: { ...nothing, answer: { outcome: 'unreachable', detail: called.detail } } };
  const answer = token.read(called.response);
  if (answer.outcome !== 'granted') return { ok: false, reply: { ...nothing, answer } };
  tools.tokens.keep(key, answer.token, answer.expiresInSeconds, now());
  return { ok: true, token: answer.token, isFresh: true };
}

/**
 * Puts one question, by the guarded sender of deliveries: every address checked, redirects not followed, bounded in time and
 * size. A kept token that is refused is asked for anew, once. Never throws for what the other side does.
 */
export async function putQuestion(question: Question, tools: ProbeTools, now: () => Date): Promise<Reply> {
  const { probes, credential, settings, asked } = question;
  const baseUrl = probes.baseUrl(settings);
  const fresh = (token: string | null): ProbeOptions => ({
    ...{ credential, settings, baseUrl, token },
    at: now(),
    nonce: randomBytes(16).toString('hex'),
  });
  const granted = await findToken(question, fresh(null), tools, now);
  if (!granted.ok) return granted.reply;
  const request = probes.ask(asked, fresh(granted.token));
  const called = await call(request, tools, now);
  if (!called.ok) {
    return { answer: { outcome: 'unreachable', detail: called.detail }, request, response: called.bytes };
  }
  const answer = probes.read(called.response, asked, settings);
  if (answer.outcome === 'refused' && !granted.isFresh) {
    tools.tokens.drop(tokenKey(question.accountId, credential, baseUrl));
    return putQuestion(question, tools, now);
  }
  return { answer, request, response: called.bytes };
}
