/**
 * Every way in which an attempt can end other than with a plain 2xx, in the order in which a call meets them. One table for
 * code, screens, API and docs/forwarding.md.
 */
export const errorClasses = [
  'bytes_gone',
  'not_prepared',
  'address_forbidden',
  'dns_failed',
  'connect_refused',
  'connect_timeout',
  'connection_failed',
  'certificate_invalid',
  'tls_failed',
  'connection_reset',
  'response_timeout',
  'body_too_slow',
  'response_too_large',
  'response_unreadable',
  'redirect_not_followed',
  'gone',
  'status_not_ok',
  'interrupted',
  'stopped',
] as const;
export type ErrorClass = (typeof errorClasses)[number];

export interface ErrorClassInfo {
  /** A few words for a badge. */
  label: string;
  meaning: string;
  whatToDo: string;
  /** May the destination have acted on the callback all the same? Then only its `webhook-id` tells a retry from news. */
  mayHaveArrived: boolean;
  /** Whether the breaker counts it: what is our own doing says nothing about the destination. */
  blamesDestination: boolean;
}

export const errorClassInfo: Readonly<Record<ErrorClass, ErrorClassInfo>> = {
  bytes_gone: {
    label: 'Bytes gone',
    meaning: 'The bytes that the callback arrived in were dropped by retention, so there is nothing to send.',
    whatToDo: 'Nothing can be sent any more. Keep requests for longer than replays are wanted.',
    mayHaveArrived: false,
    blamesDestination: false,
  },
  not_prepared: {
    label: 'Not prepared',
    meaning: 'The console could not build the request: a sealed value does not open, or there is no signing secret.',
    whatToDo: 'Check CONSOLE_SECRET (earlier secrets go behind the current one) and the destination’s signing secrets.',
    mayHaveArrived: false,
    blamesDestination: false,
  },
  address_forbidden: {
    label: 'Address forbidden',
    meaning:
      'The URL is not https, or its name leads to a private, loopback, link-local or otherwise reserved address.',
    whatToDo: 'Use a public https URL. For backends in your own network set ALLOW_PRIVATE_DESTINATIONS=1.',
    mayHaveArrived: false,
    blamesDestination: true,
  },
  dns_failed: {
    label: 'Name not found',
    meaning: 'The host name could not be looked up.',
    whatToDo: 'Check the spelling of the host name and its DNS records.',
    mayHaveArrived: false,
    blamesDestination: true,
  },
  connect_refused: {
    label: 'Connection refused',
    meaning: 'The host answered that nothing listens on the port.',
    whatToDo: 'Check that the backend is running and that the port is right.',
    mayHaveArrived: false,
    blamesDestination: true,
  },
  connect_timeout: {
    label: 'Connection timed out',
    meaning: 'No connection was made within the destination’s timeout.',
    whatToDo: 'Check the host and any firewall between it and the console.',
    mayHaveArrived: false,
    blamesDestination: true,
  },
  connection_failed: {
    label: 'Connection failed',
    meaning: 'The connection could not be made: no route to the host or network, or another network error.',
    whatToDo: 'Check the network between the console and the host.',
    mayHaveArrived: false,
    blamesDestination: true,
  },
  certificate_invalid: {
    label: 'Certificate invalid',
    meaning: 'The TLS certificate is expired, self-signed, of an unknown authority or for another name.',
    whatToDo: 'Renew or correct the certificate; send the whole chain.',
    mayHaveArrived: false,
    blamesDestination: true,
  },
  tls_failed: {
    label: 'TLS failed',
    meaning: 'The host and the console could not agree on TLS, or the port does not speak it.',
    whatToDo: 'Offer TLS 1.2 or later on the port of the URL.',
    mayHaveArrived: false,
    blamesDestination: true,
  },
  connection_reset: {
    label: 'Connection reset',
    meaning: 'The connection broke after the request was begun and before the answer was whole.',
    whatToDo: 'Look for a crash or a proxy that closes connections in the backend at that time.',
    mayHaveArrived: true,
    blamesDestination: true,
  },
  response_timeout: {
    label: 'No answer in time',
    meaning: 'The request was sent and no answer began within the destination’s timeout.',
    whatToDo: 'Store the callback, answer 2xx and work afterwards; or raise the timeout.',
    mayHaveArrived: true,
    blamesDestination: true,
  },
  body_too_slow: {
    label: 'Answer too slow',
    meaning: 'The answer began but did not end within the destination’s timeout.',
    whatToDo: 'Answer with a short body or none.',
    mayHaveArrived: true,
    blamesDestination: true,
  },
  response_too_large: {
    label: 'Answer too large',
    meaning:
      'The answer was larger than what is read of it; the rest was not read. Its status counts: with a 2xx the callback is delivered.',
    whatToDo: 'Answer with a short body or none.',
    mayHaveArrived: true,
    blamesDestination: true,
  },
  response_unreadable: {
    label: 'Answer unreadable',
    meaning: 'What came back is not HTTP.',
    whatToDo: 'Check that the port of the URL speaks HTTP and that no other service listens there.',
    mayHaveArrived: true,
    blamesDestination: true,
  },
  redirect_not_followed: {
    label: 'Redirect not followed',
    meaning: 'The answer was a redirect. Redirects are never followed: they could lead anywhere.',
    whatToDo: 'Set the destination’s URL to the final address.',
    mayHaveArrived: false,
    blamesDestination: true,
  },
  gone: {
    label: 'Gone',
    meaning: 'The answer was 410: the backend wants no more. The destination was paused; its deliveries wait.',
    whatToDo: 'Correct the URL and resume the destination, or archive it.',
    mayHaveArrived: false,
    blamesDestination: true,
  },
  status_not_ok: {
    label: 'Refused',
    meaning: 'The answer was a status other than 2xx.',
    whatToDo: 'Read the answer’s body and the backend’s log. 401 or 403: check the signing secret.',
    mayHaveArrived: true,
    blamesDestination: true,
  },
  interrupted: {
    label: 'Interrupted',
    meaning: 'The worker that made the call ended, or lost touch with the database, before it could say how it went.',
    whatToDo: 'Nothing: it is tried again. The backend may see the same webhook-id twice.',
    mayHaveArrived: true,
    blamesDestination: false,
  },
  stopped: {
    label: 'Stopped',
    meaning: 'The console was stopped while it waited for the answer.',
    whatToDo: 'Nothing: it is tried again at once after the start. The backend may see the same webhook-id twice.',
    mayHaveArrived: true,
    blamesDestination: false,
  },
};
