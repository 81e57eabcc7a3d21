import { z } from 'zod';

/** A setting that is on or off, also from a variable's text (`true`, `1`, `yes`, `on` and their opposites). */
export function onOff(byDefault: boolean) {
  // A form shows what `meta` says: to it the setting is a switch, not a choice of types.
  return z.union([z.boolean(), z.stringbool()]).meta({ type: 'boolean' }).default(byDefault);
}
