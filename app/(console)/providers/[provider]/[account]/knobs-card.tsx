import { ActionForm, SubmitButton } from '@/app/(console)/providers/action-form';
import { changeAccount } from '@/app/(console)/providers/actions';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import type { AccountDetails } from '@/lib/intake/accounts/types';
import { KnobField } from './knob-field';
import { knobWords } from './knob-words';

/** The provider's own settings, as its schema describes them. */
export function KnobsCard({ account, mayManage }: { account: AccountDetails; mayManage: boolean }) {
  return (
    <Card>
      <CardHeader title={`${account.providerLabel}’s settings`} />
      <CardBody>
        {mayManage ? (
          <ActionForm
            action={changeAccount}
            hidden={{
              provider: account.provider,
              account: account.account,
              version: account.version,
              section: 'knobs',
            }}
            className="max-w-xl"
          >
            {account.knobs.map((knob) => (
              <KnobField key={knob.name} knob={knob} />
            ))}
            <div>
              <SubmitButton>Save settings</SubmitButton>
            </div>
          </ActionForm>
        ) : (
          <dl className="flex flex-col gap-4 text-sm">
            {account.knobs.map((knob) => (
              <div key={knob.name} className="flex flex-col gap-0.5">
                <dt className="font-medium">{knob.label}</dt>
                <dd className="whitespace-pre-wrap break-words font-mono text-[0.95em]">
                  {knobWords(knob.text, knob)}
                </dd>
                <dd className="max-w-prose text-faint text-xs">
                  {knob.description} Default: {knobWords(knob.defaultText, knob)}.
                  {knob.variable !== null && (
                    <>
                      {' '}
                      Set by <code className="font-mono">{knob.variable}</code>.
                    </>
                  )}
                </dd>
              </div>
            ))}
          </dl>
        )}
      </CardBody>
    </Card>
  );
}
