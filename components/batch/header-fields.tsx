import { KeyValues } from '@/components/domain/key-values';
import { Card, CardBody, CardHeader } from '@/components/ui/card';

/** What a field of GatePay's `main_order` is called, where its page says so. */
const fieldWords: Readonly<Record<string, string>> = {
  pay_back_status: 'Rollback',
  channel_id: 'Channel',
  client_id: 'Client',
  merchant_id: 'Merchant',
};

function Sent({ text }: { text: string }) {
  if (text === '') return <span className="text-faint">empty</span>;
  return <span className="break-all font-mono text-xs">{text}</span>;
}

/** The batch's header fields as the provider sent them, the ones nobody explains included. */
export function HeaderFields({ detail }: { detail: Readonly<Record<string, string>> }) {
  const fields = Object.entries(detail);
  return (
    <Card>
      <CardHeader title="Header fields as sent" />
      <CardBody>
        {fields.length === 0 ? (
          <p className="text-muted text-sm">The callbacks carried none beside id and status.</p>
        ) : (
          <KeyValues
            items={fields.map(([name, text]) => ({
              label: fieldWords[name] === undefined ? name : `${fieldWords[name]} (${name})`,
              value: <Sent text={text} />,
            }))}
          />
        )}
      </CardBody>
    </Card>
  );
}
