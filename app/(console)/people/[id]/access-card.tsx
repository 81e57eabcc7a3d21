import { disable, enable, reset } from '@/app/(console)/people/actions';
import { ShowOnceForm } from '@/app/(console)/people/show-once';
import { ConfirmDialog } from '@/app/(console)/providers/confirm-dialog';
import { ConfirmSubmit } from '@/app/(console)/providers/confirm-submit';
import { Time } from '@/components/domain/time';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Checkbox } from '@/components/ui/checkbox';
import type { PersonView } from '@/lib/access/people/list-people';

function ResetForm({ person }: { person: PersonView }) {
  const invited = person.state === 'invited';
  return (
    <ShowOnceForm
      action={reset}
      hidden={{ id: person.id }}
      what="One-time link"
      advice="Hand it to the person now: it is shown this once. Whoever has it sets the password."
      next="Done"
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
      <div>
        <ConfirmSubmit
          label="Make a one-time link"
          title={`Make a one-time link for ${person.name}?`}
          description={
            invited
              ? 'An earlier link works no more.'
              : 'The password and every session end now. Nobody can bring the password back: a new one is set by the link.'
          }
          variant={invited ? undefined : 'danger'}
        />
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
