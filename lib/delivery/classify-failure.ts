import type { ErrorClass } from './error-class';

/** How far a call had come when it failed. */
export const callStages = ['looking_up', 'connecting', 'securing', 'sending', 'receiving'] as const;
export type CallStage = (typeof callStages)[number];

const timeouts: Readonly<Record<CallStage, { errorClass: ErrorClass; words: string }>> = {
  looking_up: { errorClass: 'dns_failed', words: 'The host name was not looked up in time.' },
  connecting: { errorClass: 'connect_timeout', words: 'No connection was made in time.' },
  securing: { errorClass: 'tls_failed', words: 'TLS was not agreed on in time.' },
  sending: { errorClass: 'response_timeout', words: 'The request was sent, and no answer began in time.' },
  receiving: { errorClass: 'body_too_slow', words: 'The answer began and did not end in time.' },
};

/** Pure: the class of a call that ran out of time at `stage`. */
export function classifyTimeout(stage: CallStage): { errorClass: ErrorClass; words: string } {
  return timeouts[stage];
}

// OpenSSL's names for a certificate that does not hold, as Node passes them on.
const certificateCode =
  /^(CERT_|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_(VERIFY|GET|DECRYPT|DECODE)_|ERR_TLS_CERT_ALTNAME_|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED)/;
const brokenCode = /^(ECONNRESET|EPIPE|ECONNABORTED|ERR_STREAM_PREMATURE_CLOSE|ETIMEDOUT)$/;

/** Pure: the class of a call that Node ended with the error `code` at `stage`. */
export function classifyErrorCode(code: string, stage: CallStage): ErrorClass {
  if (certificateCode.test(code)) return 'certificate_invalid';
  if (code.startsWith('HPE_')) return 'response_unreadable';
  if (code === 'EPROTO' || code.startsWith('ERR_SSL_') || code.startsWith('ERR_TLS_')) return 'tls_failed';
  switch (stage) {
    case 'looking_up':
      return 'dns_failed';
    case 'connecting':
      if (code === 'ECONNREFUSED') return 'connect_refused';
      return code === 'ETIMEDOUT' ? 'connect_timeout' : 'connection_failed';
    case 'securing':
      return 'tls_failed';
    case 'sending':
    case 'receiving':
      return brokenCode.test(code) ? 'connection_reset' : 'connection_failed';
  }
}
