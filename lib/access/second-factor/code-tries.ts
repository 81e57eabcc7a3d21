import type { RateLimit } from '@/lib/access/rate-limit';
import { minuteMs } from '@/lib/platform/time';

/**
 * Wrong codes a person's second step takes, over all browsers. Three of a million codes are good at a time: who has the
 * password and guesses without pause, 480 times a day, needs more than a year for an even chance, seen in the audit.
 */
export const codeTries: RateLimit = { name: 'second-step', eventsMax: 5, windowMs: 15 * minuteMs };
