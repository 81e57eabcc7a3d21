import { z } from 'zod';
import { formProblem } from './form-pattern';
import { type ChainEntry, type ChainValueKind, chainValueKinds } from './types';
import { templateProblem } from './url-template';

const shortText = z.string().trim().min(1, 'Give it a name.').max(60, 'A name has at most 60 characters.');

function ruleSchema(kind: ChainValueKind) {
  return z.strictObject({
    form: z
      .string()
      .trim()
      .superRefine((text, check) => {
        const problem = formProblem(text);
        if (problem) check.addIssue({ code: 'custom', message: problem });
      }),
    words: z.string().trim().min(1, 'Say the form in words: people are told it.').max(120, 'At most 120 characters.'),
    url: z
      .string()
      .trim()
      .nullable()
      .superRefine((template, check) => {
        const problem = template === null ? null : templateProblem(template, kind);
        if (problem) check.addIssue({ code: 'custom', message: problem });
      }),
  });
}

/** A chain as a form gives it and as it is stored. */
export const chainEntrySchema = z.strictObject({
  id: z
    .string()
    .trim()
    .regex(
      /^[A-Za-z0-9][A-Za-z0-9_.-]{0,19}$/,
      'A short name has up to 20 letters, digits, dots, dashes and underscores.',
    ),
  name: shortText,
  aliases: z.array(shortText).max(30, 'A chain has at most 30 further spellings.'),
  explorer: shortText.nullable(),
  hashPrefix: z.string().regex(/^[A-Za-z0-9]{0,8}$/, 'A prefix has up to 8 letters and digits.'),
  hash: ruleSchema(chainValueKinds[0]),
  address: ruleSchema(chainValueKinds[1]),
}) satisfies z.ZodType<ChainEntry>;
