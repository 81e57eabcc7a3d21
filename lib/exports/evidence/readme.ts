import type { Disclosure } from './disclosure';
import type { EvidenceSubject } from './evidence-record';

const wholeWords = `CONFIDENTIAL. The .body files hold what providers sent, byte for byte and unmasked: names, e-mail addresses,
account numbers and addresses of customers may be among it. Keep the pack as you keep such data, and pass it
on only to those who may see it.`;

const maskedWords = `Who made this pack may not see what is sensitive in payloads: in .body and .response files, queries and answers
names, e-mail addresses, phones, bank accounts and card data are masked (***). Hashes of what is masked are left out
(null): guesses could be checked with them. Somebody who may reveal can make the same pack with the bytes as they
came and their hashes.`;

function hashWords(kind: EvidenceSubject['kind'], whole: boolean): string {
  return whole
    ? `Every pack with the bytes as they came has this one, whenever and by
whomever of those who may reveal it is made, while the ${kind} has not changed. A masked pack has another one.`
    : `Every masked pack has this one, whenever and by whomever of those who
may not reveal it is made, while neither the ${kind} nor what counts as sensitive has changed. A pack with the bytes
as they came has another one.`;
}

/** Pure: what a person needs to know who opens the pack without the console. */
export function readmeText({ kind, id }: EvidenceSubject, { whole }: Pick<Disclosure, 'whole'>): string {
  return `Evidence of ${kind} ${id} of the callback console

${whole ? wholeWords : maskedWords}

Secrets are in none of the files: keys, tokens and cookies are masked (***); signatures are kept, for they
prove who sent what.

What is in it, all of one instant:

record.json              the ${kind} as the ledger holds it${kind === 'batch' ? ', with its totals per currency and chain' : ''}
${kind === 'batch' ? 'suborders.jsonl          every line of the batch, one JSON object a line\n' : ''}transitions.jsonl        every change and refused change of a status, with the callback that caused it
callbacks/<id>/          one folder for each callback that told of the ${kind}
  callback.json          what it was understood as, and how it was proven (the end of the key, never the key)
  requests/*.json        every arrival, duplicates too: time, sender's address, headers, verdict, our answer
  requests/*.body        the bytes of that arrival${whole ? ' exactly as they came' : ', masked'}
  sent-*.body            the bytes that were sent on to backends of the merchant
  deliveries/<id>/       each forwarding, with every attempt: what was sent and what came back
probes/<id>.json         questions to the provider about the ${kind}, its answers, and how they compared
issues/<id>.json         what did not add up, and what people said about it
audit.jsonl              what people and programs did with it
SHA256SUMS               the SHA-256 of every file above and of this README
manifest.json            who made the pack and when, counts, and the same hashes

Check it: sha256sum --check SHA256SUMS

The SHA-256 of the file SHA256SUMS is the content hash. ${hashWords(kind, whole)}
The console's audit records it beside the hash of the whole zip.

Amounts are decimal text with the digits as sent. Instants are ISO 8601 in UTC. Bytes that retention removed
are not in the pack: callback.json then names an arrival (firstRequestId) without files, and says when they went
(bytesRemovedAt).
`;
}
