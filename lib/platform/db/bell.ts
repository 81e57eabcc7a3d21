import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { type NudgeTopic, nudge, nudgeTopics, onNudge } from '@/lib/platform/nudge';
import { withSessionSettings } from './session';

/** Name of the channel that all processes of one database share. */
const channel = 'callback_console';

/** Carries nudges from process to process. */
export interface Bell {
  stop(): Promise<void>;
}

export interface BellOptions {
  /** Between two rings at least: what happens meanwhile is told by the next one. */
  gapMs?: number;
  /** Before a lost connection is made again. */
  reconnectMs?: number;
}

/** A connection that does not answer within this is given up. */
const answerTimeoutMs = 2_000;

function isTopic(word: string): word is NudgeTopic {
  return nudgeTopics.some((topic) => topic === word);
}

/**
 * Hands on the nudges of this process to the others on the database, and theirs to this one, over one connection of its own by
 * `LISTEN/NOTIFY`. Never fails: without the database, or behind a pooler that does not pass notifications on, the loops
 * find their work by polling.
 */
export function startBell(connectionString: string, { gapMs = 25, reconnectMs = 1_000 }: BellOptions = {}): Bell {
  const processId = randomUUID();
  const waiting = new Set<NudgeTopic>();
  let client: pg.Client | null = null;
  let ringing = false;
  let stopped = false;
  let retry: NodeJS.Timeout | undefined;

  const hear = ({ payload = '' }: { payload?: string | undefined }) => {
    const [from, ...topics] = payload.split(' ');
    if (from === processId) return;
    for (const topic of topics) if (isTopic(topic)) nudge(topic, 'elsewhere');
  };

  const connect = async (): Promise<void> => {
    // A lost ring costs a poll, so its commit waits for no disk.
    const made = new pg.Client({
      connectionString: withSessionSettings(connectionString, { synchronous_commit: 'off' }),
      application_name: 'callback-console bell',
      connectionTimeoutMillis: answerTimeoutMs,
      query_timeout: answerTimeoutMs,
      keepAlive: true,
    });
    const lose = () => {
      if (client === made) client = null;
      if (!stopped) retry ??= setTimeout(again, reconnectMs).unref();
    };
    made.on('error', lose).on('end', lose).on('notification', hear);
    try {
      await made.connect();
      await made.query(`listen ${channel}`);
      client = made;
    } catch {
      lose();
      await made.end().catch(() => undefined);
    }
    if (stopped) await made.end().catch(() => undefined);
    // What may have been told while we were deaf; nobody rests on a suspicion.
    else if (client === made) for (const topic of nudgeTopics) if (topic !== 'press') nudge(topic, 'elsewhere');
  };
  const again = () => {
    retry = undefined;
    connecting = connect();
  };
  let connecting = connect();

  const ring = async (): Promise<void> => {
    if (ringing) return;
    ringing = true;
    while (waiting.size > 0 && !stopped) {
      const topics = [...waiting].join(' ');
      waiting.clear();
      const ringer = client;
      await ringer
        ?.query('select pg_notify($1, $2)', [channel, `${processId} ${topics}`])
        .catch(() => ringer.end().catch(() => undefined));
      await new Promise((resolve) => setTimeout(resolve, gapMs).unref());
    }
    ringing = false;
  };
  const deafen = nudgeTopics.map((topic) =>
    onNudge(topic, (origin) => {
      if (origin === 'elsewhere') return;
      waiting.add(topic);
      void ring();
    }),
  );

  return {
    async stop() {
      stopped = true;
      clearTimeout(retry);
      for (const off of deafen) off();
      await connecting;
      await client?.end().catch(() => undefined);
    },
  };
}
