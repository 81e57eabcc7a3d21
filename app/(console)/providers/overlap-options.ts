/** How much longer an earlier secret is accepted; the value is hours, and empty means with no end. */
export const overlapOptions = [
  { value: '24', label: 'for another 24 hours' },
  { value: '1', label: 'for another hour' },
  { value: '72', label: 'for another 3 days' },
  { value: '168', label: 'for another 7 days' },
  { value: '720', label: 'for another 30 days' },
  { value: '', label: 'with no end' },
] as const;
