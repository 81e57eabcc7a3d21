import pino, { type Logger } from 'pino';

export type { Logger };

/** Structured lines on standard output: one fact each, with ids; never a body, a secret or personal data. */
export function createLog(level: string): Logger {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
  });
}
