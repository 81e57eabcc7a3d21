import { z } from 'zod';
import type { DestinationInput, Invalid } from '@/lib/delivery/destinations/types';
import { destinationFilterSchema } from '@/lib/delivery/match-filter';
import { bodyModes } from '@/lib/delivery/types';
import { AppError } from '@/lib/platform/errors';

const fields = {
  name: z.string(),
  url: z.string(),
  /** What is absent in it is no condition. */
  filter: destinationFilterSchema,
  bodyMode: z.enum(bodyModes),
  /** Null takes a header away; those that are not named stay. */
  headers: z.record(z.string(), z.string().nullable()),
  timeoutMs: z.number(),
  ratePerSecondMax: z.number().nullable(),
  concurrencyMax: z.number(),
  /** Null: the default schedule. */
  scheduleSeconds: z.array(z.number()).nullable(),
} satisfies Record<keyof DestinationInput, z.ZodType>;

/** `PATCH`: what is absent stays. */
export const destinationChangesSchema = z.strictObject(fields).partial().extend({
  /** `updatedAt` of what the changes were made from: a later change of somebody else is then a 409. */
  version: z.string().optional(),
});

/** `POST`: name and URL, the rest as a form begins. */
export const newDestinationSchema = z.strictObject({
  ...fields,
  filter: destinationFilterSchema.prefault({}),
  bodyMode: fields.bodyMode.default('original'),
  headers: z.record(z.string(), z.string()).default({}),
  timeoutMs: fields.timeoutMs.default(15_000),
  ratePerSecondMax: fields.ratePerSecondMax.default(null),
  concurrencyMax: fields.concurrencyMax.default(50),
  scheduleSeconds: fields.scheduleSeconds.default(null),
  /** `whsec_…`; absent: one is made, and answered this once. */
  secret: z.string().default(''),
});

/** Hours that a secret goes on signing; null: with no end. */
export const overlapHoursSchema = z
  .number()
  .min(0)
  .max(24 * 90)
  .nullable();

/** What a verb found wrong, as the API says it: every field in one sentence each. */
export function refuseInvalid({ problems }: Invalid): never {
  const words = Object.entries(problems).map(([field, problem]) => `${field}: ${problem}`);
  throw new AppError('bad_request', words.join(' '));
}
