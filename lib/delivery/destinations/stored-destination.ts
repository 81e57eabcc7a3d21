import { z } from 'zod';
import { destinationFilterSchema } from '@/lib/delivery/match-filter';
import { type BodyMode, bodyModes, type DestinationFilter } from '@/lib/delivery/types';

const storedSchema = z.object({ filter: destinationFilterSchema, bodyMode: z.enum(bodyModes) });

/** The columns that hold more than their type says. Throws a `ZodError` for what the console never writes. */
export function readStored(row: { filter: unknown; bodyMode: string }): {
  filter: DestinationFilter;
  bodyMode: BodyMode;
} {
  return storedSchema.parse(row);
}
