import { endSecret, makeSecret } from '@/app/(console)/destinations/actions';
import { OnceForm } from '@/app/(console)/destinations/once-form';
import { SubmitButton } from '@/app/(console)/providers/action-form';
import { ConfirmDialog } from '@/app/(console)/providers/confirm-dialog';
import { ChoiceField, SecretField } from '@/app/(console)/providers/form-fields';
import { overlapOptions } from '@/app/(console)/providers/overlap-options';
import { Time } from '@/components/domain/time';
import { Card, CardHeader } from '@/components/ui/card';
import type { DestinationView } from '@/lib/delivery/types';

const endOptions = [
  { value: '0', label: 'now' },
  ...overlapOptions.map(({ value, label }) => ({
    value,
    label: value === '' ? 'never: take its end back' : label.replace(/^for another/, 'in'),
  })),
];

function Secrets({ destination, mayManage }: { destination: DestinationView; mayManage: boolean }) {
  const { id, secrets } = destination;
  return (
    <ul aria-label="Secrets that sign, newest first" className="divide-y">
      {secrets.map((secret) => (
        <li key={secret.id} className="flex min-h-10 flex-wrap items-center gap-x-4 gap-y-1 px-4 py-1.5 text-sm">
          <span>
            ending <span className="font-mono">…{secret.hint}</span>
          </span>
          <span className="text-muted">
            made <Time at={secret.createdAt} />
          </span>
          <span className="text-muted">
            {secret.retiresAt === null ? (
              'signs until it is retired'
            ) : (
              <>
                signs until <Time at={secret.retiresAt} />
              </>
            )}
          </span>
          {mayManage && secrets.length > 1 && (
            <span className="ml-auto">
              <ConfirmDialog
                label="Retire"
                about={`the secret ending ${secret.hint}`}
                title={`Retire the secret ending …${secret.hint}?`}
                description="A backend that knows this one alone refuses every request once it has ended."
                agree="Set its end"
                action={endSecret}
                hidden={{ id, secretId: secret.id }}
                size="sm"
              >
                <ChoiceField name="overlapHours" label="It ends" options={endOptions} defaultValue="24" />
              </ConfirmDialog>
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

/** The secrets that sign what is sent, and their rotation. */
export function SecretsCard({ destination, mayManage }: { destination: DestinationView; mayManage: boolean }) {
  return (
    <Card>
      <CardHeader title="Signing secrets" />
      {destination.secrets.length === 0 ? (
        <p className="px-4 py-3 text-red-ink text-sm">No secret signs: nothing can be delivered. Add one.</p>
      ) : (
        <Secrets destination={destination} mayManage={mayManage} />
      )}
      {mayManage && (
        <details className="border-t">
          <summary className="cursor-pointer px-4 py-2 font-medium text-accent-ink text-sm">
            Add a secret, or rotate
          </summary>
          <div className="px-4 pb-4">
            <p className="mb-4 max-w-prose text-muted text-sm">
              Both sign until the earlier one ends, so a backend that knows either accepts every request in between.
            </p>
            <OnceForm action={makeSecret} hidden={{ id: destination.id }} next="Done" className="max-w-md">
              <SecretField
                name="secret"
                label="Secret"
                hint="Leave it empty to have one made and shown once. Your own: whsec_ and the base64 of 24 to 64 bytes."
                required={false}
              />
              <ChoiceField
                name="overlapHours"
                label="The secrets that sign now go on"
                hint="As long as the backend needs to learn the new one."
                options={overlapOptions}
                defaultValue="24"
              />
              <div>
                <SubmitButton variant="primary">Add secret</SubmitButton>
              </div>
            </OnceForm>
          </div>
        </details>
      )}
    </Card>
  );
}
