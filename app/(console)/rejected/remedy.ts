import { listed } from '@/lib/intake/accounts/environment-words';
import type { RejectionCause } from '@/lib/providers/contract';
import { causeWords, type Mend } from './causes';

/** Who reads what there is to do, and where the account is changed. */
export interface Mender {
  mayManage: boolean;
  mayVerify: boolean;
  /** Variables that set the account; null: it is made and changed in the console. */
  variables: Readonly<Record<'secrets' | 'allow list', readonly string[]>> | null;
}

function changeWords({ onPage, ofVariables }: Mend, { mayManage, variables }: Mender): string {
  const ask = mayManage ? '' : 'ask an admin to ';
  if (variables === null) return `${ask}${onPage}`;
  if (ofVariables) {
    return `${ask}${ofVariables.what} ${listed(variables[ofVariables.named])} and start the console again, for variables set this account`;
  }
  // It has a URL of its own, and gets nothing before the provider knows it.
  return `${ask}make a further account and give the provider its URL: this one is set by variables, and none of them is for that`;
}

function thenWords({ helpsThisOne, ofVariables }: Mend, { mayVerify, variables }: Mender): string {
  // What came to this account is judged by this account.
  if (!helpsThisOne || (variables !== null && ofVariables === null)) return '';
  return mayVerify ? ' Then verify this request again.' : ' Then an operator or admin can verify this request again.';
}

/** Pure: what can be done about a request that was turned away, by this reader, where its account is changed. */
export function remedyWords(cause: RejectionCause, mender: Mender): string {
  const { remedy, mend } = causeWords[cause];
  if (mend === null) return remedy ?? '';
  const change = changeWords(mend, mender);
  const first = mend.when === null ? change.charAt(0).toUpperCase() + change.slice(1) : `${mend.when}, ${change}`;
  return `${first}.${thenWords(mend, mender)}${remedy === null ? '' : ` ${remedy}`}`;
}

/** Pure: the same for requests of many accounts, some of which variables may set. */
export function remedyOfMany(cause: RejectionCause, mender: Pick<Mender, 'mayManage' | 'mayVerify'>): string {
  const words = remedyWords(cause, { ...mender, variables: null });
  return causeWords[cause].mend?.ofVariables
    ? `${words} Some accounts are set by variables; their pages name them.`
    : words;
}
