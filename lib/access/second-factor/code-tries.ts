import type { RateLimit } from '@/lib/access/rate-limit';
import { minuteMs } from '@/lib/platform/time';

/**
 * Wrong codes a person's second step takes, over all browsers. Three of a million codes are good at a time: who has the
 * password and guesses without pause, 480 times a day, needs more than a year for an even chance, seen in the audit.
 */
export const codeTries: RateLimit = { name: 'second-step', eventsMax: 5, windowMs: 15 * minuteMs };

/**
 * Wrong codes that end no set-up. Apart from those of signing in: who sits at an open browser keeps its owner from nothing. More of
 * them, for the clock of a new phone is often wrong, and the key is on the same page.
 */
export const setupTries: RateLimit = { name: 'second-factor-set-up', eventsMax: 10, windowMs: 15 * minuteMs };
