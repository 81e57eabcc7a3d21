/** Masked on screen and never written to a record's `detail`. */
export const sensitiveFields: readonly string[] = ['clientName', 'clientEmail', 'clientPhone', 'client', 'cavv'];
