'use client';

import { reset } from '@/app/(console)/people/actions';
import { resetQuestion } from '@/app/(console)/people/reset-words';
import { ShowOnceForm } from '@/app/(console)/people/show-once';
import { SubmitButton } from '@/app/(console)/providers/action-form';
import { Time } from '@/components/domain/time';
import { Checkbox } from '@/components/ui/checkbox';
import type { PersonView } from '@/lib/access/people/list-people';

/** Makes a one-time link for somebody, once that was agreed to: in a dialog, without scripts by a box of its own. */
export function ResetForm({ person }: { person: PersonView }) {
  const invited = person.state === 'invited';
  return (
    <ShowOnceForm
      action={reset}
      hidden={{ id: person.id }}
      what="One-time link"
      advice="Hand it to the person now: it is shown this once. Whoever has it sets the password."
      next="Done"
      asks={(sent) => resetQuestion(person.name, invited, sent.get('secondFactorToo') === 'on')}
    >
      <p className="max-w-prose text-muted text-sm">
        {invited
          ? 'For somebody who lost the link: a new one takes its place.'
          : 'For somebody who lost the password: the old one and every session end, and a link to set a new one is shown once.'}
        {person.managed?.linkExpiresAt && (
          <>
            {' '}
            A link that is out ends <Time at={person.managed.linkExpiresAt} />.
          </>
        )}
      </p>
      {person.managed?.secondFactor && (
        <label htmlFor="second-factor-too" className="flex items-center gap-2 text-sm">
          <Checkbox id="second-factor-too" name="secondFactorToo" />
          Remove the second factor too: the phone and the recovery codes are lost
        </label>
      )}
      <noscript>
        <label className="flex items-center gap-2 text-sm">
          <input type="checkbox" name="agreed" value="yes" required className="checkbox" />
          {invited ? 'Yes, void the earlier link' : 'Yes, end the password and every session'}
        </label>
      </noscript>
      <div>
        <SubmitButton variant={invited ? undefined : 'danger'}>Make a one-time link</SubmitButton>
      </div>
    </ShowOnceForm>
  );
}
