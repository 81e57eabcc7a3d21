import { disable, enable, reset } from '@/app/(console)/people/actions';
import { ShowOnceForm } from '@/app/(console)/people/show-once';
import { SubmitButton } from '@/app/(console)/providers/action-form';
import { ConfirmDialog } from '@/app/(console)/providers/confirm-dialog';
import { Time } from '@/components/domain/time';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Checkbox } from '@/components/ui/checkbox';
import type { PersonView } from '@/lib/access/people/list-people';

function ResetForm({ person }: { person: PersonView }) {
  return (
    <ShowOnceForm
      action={reset}
      hidden={{ id: person.id }}
      what="One-time link"
      advice="Hand it to the person now: it is shown this once. Whoever has it sets the password."
      next="Done"
    >
      <p className="max-w-prose text-muted text-sm">
        {person.state === 'invited'
          ? 'For somebody who lost the link: a new one takes its place.'
          : 'For somebody who lost the password: the old one and every session end now, and a link to set a new one is shown once.'}
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
      <div>
        <SubmitButton>Make a one-time link</SubmitButton>
      </div>
    </ShowOnceForm>
  );
}

/** The person's way in: a new link, and whether there is one at all. */
export function AccessCard({ person, own }: { person: PersonView; own: boolean }) {
  const { id, name, state } = person;
  return (
    <Card aria-label="Way in">
      <CardHeader
        title="Way in"
        actions={
          state === 'disabled' ? (
            <ConfirmDialog
              label="Enable"
              about={name}
              title={`Enable ${name}?`}
              description="They sign in again with the password and role they had."
              agree="Enable"
              action={enable}
              hidden={{ id }}
              size="sm"
            />
          ) : (
            <ConfirmDialog
              label="Disable"
              about={name}
              title={`Disable ${name}?`}
              description="Every session ends now, and signing in is refused until they are enabled again."
              agree="Disable"
              action={disable}
              hidden={{ id }}
              variant="danger"
              size="sm"
            />
          )
        }
      />
      <CardBody>
        {own ? (
          <p className="text-muted text-sm">You change your own password under Your account.</p>
        ) : state === 'disabled' ? (
          <p className="text-muted text-sm">Disabled: signing in is refused.</p>
        ) : (
          <ResetForm person={person} />
        )}
      </CardBody>
    </Card>
  );
}
