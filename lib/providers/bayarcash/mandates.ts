import type { ExactObject } from '@/lib/providers/exact-json';
import { describeProblem, fields, id, optionalDecimal, optionalId, optionalText } from '@/lib/providers/fields';
import { newsOf } from '@/lib/providers/statuses';
import { readMalaysiaTime } from './instant';
import { bareTransfer, detailOf, type RecordReading, statusSurprise } from './reading';
import { applicationTypes, approvalStatus, mandateStatuses, transactionStatus } from './statuses';

/**
 * What is followed is the application: a mandate's enrolment under the mandate's id, and a change or the end of it beside,
 * because a refused termination leaves the mandate as it was.
 */
function applicationId(mandateId: string, applicationType: string | null): string {
  return applicationType === null || applicationType === '01' ? mandateId : `${mandateId}:${applicationType}`;
}

function typeSurprise(applicationType: string | null): string[] {
  if (applicationType === null || applicationTypes.has(applicationType)) return [];
  return [`The application_type ${applicationType} is not one of Bayarcash's documented ones.`];
}

const mandateShape = { mandate_id: id, order_number: optionalId, application_type: optionalId };

const approvalShape = { ...mandateShape, approval_status: id };
const approvalSchema = fields(approvalShape);

/** The bank's word on an application. Source: api.webimpian.support/bayarcash, Direct Debit › Callback. */
export function readBankApproval(payload: ExactObject): RecordReading {
  const parsed = approvalSchema.safeParse(payload);
  if (!parsed.success) return { ok: false, problem: describeProblem(parsed.error) };
  const { mandate_id, order_number, application_type, approval_status } = parsed.data;
  const news = newsOf(mandateStatuses, approvalStatus(approval_status));
  const transferId = applicationId(mandate_id, application_type);
  const detail = detailOf(payload, Object.keys(approvalShape));
  return {
    ok: true,
    news: {
      providerStatus: news.status,
      outcome: news.meaning?.outcome ?? 'pending',
      // `approval_date` is a day, not an instant: it stays in the detail.
      occurredAt: null,
      transferId,
      amount: null,
      currency: null,
      transfer: bareTransfer(news, { kind: 'mandate', transferId, merchantReference: order_number, detail }),
      surprises: [...statusSurprise(news, 'approval_status'), ...typeSurprise(application_type)],
    },
  };
}

const authorizationShape = {
  ...mandateShape,
  status: id,
  currency: optionalText,
  amount: optionalDecimal,
  datetime: optionalText,
};
const authorizationSchema = fields(authorizationShape);

/**
 * The payer's authorization at his bank: a step of the application, never its success, whatever the transaction's status
 * says. The transaction's id stays in the detail. Source: php-sdk 3.0.0, `CallbackVerifications.php`.
 */
export function readAuthorization(payload: ExactObject): RecordReading {
  const parsed = authorizationSchema.safeParse(payload);
  if (!parsed.success) return { ok: false, problem: describeProblem(parsed.error) };
  const { mandate_id, order_number, application_type, status, amount, currency, datetime } = parsed.data;
  const providerStatus = transactionStatus(status);
  const news = newsOf(mandateStatuses, `authorization ${providerStatus}`);
  const transferId = applicationId(mandate_id, application_type);
  const detail = detailOf(payload, Object.keys(authorizationShape));
  const transfer = bareTransfer(news, { kind: 'mandate', transferId, merchantReference: order_number, detail });
  return {
    ok: true,
    news: {
      providerStatus,
      outcome: news.meaning?.outcome ?? 'pending',
      occurredAt: readMalaysiaTime(datetime),
      transferId,
      amount,
      currency,
      transfer: { ...transfer, currency, requestedAmount: amount },
      surprises: [...statusSurprise({ ...news, status: providerStatus }, 'status'), ...typeSurprise(application_type)],
    },
  };
}
