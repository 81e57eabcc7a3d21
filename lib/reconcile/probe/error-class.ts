/** Every way in which a try can end without a state. One table for code, screens, API and docs/probes.md. */
export const probeErrorClasses = [
  'not_set_up',
  'not_found',
  'refused',
  'rate_limited',
  'unavailable',
  'unreachable',
  'unreadable',
  'interrupted',
] as const;
export type ProbeErrorClass = (typeof probeErrorClasses)[number];

export interface ProbeErrorInfo {
  label: string;
  meaning: string;
  whatToDo: string;
  /** Tries in all before it is given up; 1: at once. */
  triesMax: number;
}

export const probeErrorInfo: Readonly<Record<ProbeErrorClass, ProbeErrorInfo>> = {
  not_set_up: {
    label: 'Not set up',
    meaning: 'The account lacks what the provider’s query needs, or is disabled.',
    whatToDo: 'Add what is named under Providers, then ask again.',
    triesMax: 1,
  },
  not_found: {
    label: 'Not known there',
    meaning:
      'The provider answered that it knows no such record. That is an answer: where we hold one, it is a mismatch.',
    whatToDo: 'Check that the query URL and the keys belong to the same environment as the callbacks.',
    triesMax: 1,
  },
  refused: {
    label: 'Refused',
    meaning: 'The provider did not accept the credential, the signature or the question.',
    whatToDo: 'Check the query’s credentials and that the provider allows this console’s address, then ask again.',
    triesMax: 1,
  },
  rate_limited: {
    label: 'Asked too often',
    meaning: 'The provider wants fewer questions. It is asked again when it allows.',
    whatToDo: 'Nothing, unless it is given up: then something else uses up the account’s bound.',
    triesMax: 10,
  },
  unavailable: {
    label: 'Provider has a fault',
    meaning: 'The provider answered with a fault of its own. It is asked again.',
    whatToDo: 'Nothing, unless it is given up: look at the provider’s status page.',
    triesMax: 6,
  },
  unreachable: {
    label: 'Not reached',
    meaning: 'No answer came: name, connection, certificate or time. It is asked again.',
    whatToDo: 'Check the account’s query URL and the network between the console and the provider.',
    triesMax: 6,
  },
  unreadable: {
    label: 'Not as documented',
    meaning: 'An answer came that does not have the documented form, or is about another record.',
    whatToDo: 'Look at the evidence, and at the account’s query URL.',
    triesMax: 2,
  },
  interrupted: {
    label: 'Interrupted',
    meaning: 'The worker that asked ended before it could say how it went. It is asked again.',
    whatToDo: 'Nothing.',
    triesMax: 6,
  },
};
