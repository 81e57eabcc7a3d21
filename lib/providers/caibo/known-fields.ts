import { mappedNames } from './aliases';

/**
 * The notification's fields and what the other doors are promised ("transaction id, status, amount, currency, timestamp, provider
 * data"), in every spelling that is read; the fields of 3-D Secure. Sources: docs.caibo.digital, H2H Notifications; Callbacks.
 */
export const knownFields: readonly string[] = [
  ...mappedNames,
  ...['id', 'netAmount', 'notes', 'clientId', 'clientName', 'clientEmail', 'clientPhone', 'clientMemberId', 'client'],
  ...[
    'message',
    'code',
    'provider',
    'providerData',
    'provider_data',
    'data',
    'metadata',
    'transactionNumber',
    'lastLog',
  ],
  ...['eci', 'cavv', 'dsTransId', 'dsTransID', 'xid', 'threeDSServerTransID', 'acsTransID'],
];
