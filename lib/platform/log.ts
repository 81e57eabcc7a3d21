import pino, { type Logger, type LoggerOptions } from 'pino';
import { describeError } from './describe-error';

export type { Logger };

/** Structured lines: one fact each, with ids; never a body, a secret or personal data, not even inside an error. */
export function logOptions(level: string): LoggerOptions {
  return {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { err: describeError },
  };
}

/** The log of one process, on standard output. */
export function createLog(level: string): Logger {
  return pino(logOptions(level));
}
