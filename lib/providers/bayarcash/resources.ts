/** What Bayarcash can be asked about; `order-number` and `exchange-reference` find transactions whose id nobody has told yet. */
export const resources = [
  'transaction',
  'order-number',
  'exchange-reference',
  'payment-intent',
  'mandate',
  'mandate-transaction',
] as const;
export type Resource = (typeof resources)[number];

export function isResource(text: string): text is Resource {
  return resources.some((resource) => resource === text);
}
