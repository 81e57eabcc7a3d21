'use client';

import { useState } from 'react';
import { useProblem } from '@/app/(console)/providers/action-form';
import { LinesField } from '@/app/(console)/providers/form-fields';
import { readScheduleText, scheduleText, scheduleWords } from '@/lib/delivery/destinations/schedule-text';
import { defaultScheduleSeconds } from '@/lib/delivery/schedule';

/** `refused`: the field says already what is wrong with it. */
function totalWords(text: string, refused: boolean): string {
  const read = readScheduleText(text);
  if ('problem' in read) return refused ? '' : read.problem;
  if (read.seconds) return `${scheduleWords(read.seconds)}.`;
  return `The default: ${scheduleWords(defaultScheduleSeconds)}.`;
}

/** The delays before each retry, with what they come to as they are typed. */
export function ScheduleField({ scheduleSeconds }: { scheduleSeconds: readonly number[] | null }) {
  const refused = useProblem('scheduleSeconds') !== undefined;
  const [text, setText] = useState(scheduleText(scheduleSeconds));
  return (
    <div
      className="flex flex-col gap-1.5"
      onInput={({ target }) => {
        if (target instanceof HTMLTextAreaElement) setText(target.value);
      }}
    >
      <LinesField
        name="scheduleSeconds"
        label="Delays before each retry"
        hint={`As 5 s, 1 min, 2 h, 1 d. Empty: the default, ${scheduleText(defaultScheduleSeconds)}. Each gets up to a fifth of itself on top, so that retries do not come all at once.`}
        rows={2}
        defaultValue={scheduleText(scheduleSeconds)}
      />
      <output aria-live="polite" className="text-sm">
        {totalWords(text, refused)}
      </output>
    </div>
  );
}
