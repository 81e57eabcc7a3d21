/** Codes of the failures that people and API clients are told about; each edge maps them once. */
export const errorCodes = [
  'bad_request',
  'unauthenticated',
  'forbidden',
  'not_found',
  'conflict',
  'rate_limited',
  'unavailable',
  'start_up',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/**
 * An expected failure. `message` is shown to people: it says what happened and what to do, and never holds a secret,
 * a body or personal data. Everything else that throws is a bug and reaches no screen.
 */
export class AppError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'AppError';
    this.code = code;
  }
}

/** What `get` verbs throw when the thing asked for does not exist; `find` verbs return null instead. */
export class NotFoundError extends AppError {
  constructor(message: string) {
    super('not_found', message);
    this.name = 'NotFoundError';
  }
}

/** The process cannot start. The launcher prints `message` alone and exits 1. */
export class StartUpError extends AppError {
  constructor(message: string, options?: { cause?: unknown }) {
    super('start_up', message, options);
    this.name = 'StartUpError';
  }
}
