import { type ProbeErrorClass, probeErrorClasses, probeErrorInfo } from '@/lib/reconcile/probe/error-class';
import type { ProbeTrigger, ProbeView } from '@/lib/reconcile/probe/types';

const askers: Readonly<Record<ProbeTrigger, string>> = {
  asked: 'Somebody',
  sweep: 'A sweep',
  callback: 'A callback',
};

/** Pure: who wanted to know. */
export function askerWords({ trigger, requestedBy }: Pick<ProbeView, 'trigger' | 'requestedBy'>): string {
  return requestedBy ?? askers[trigger];
}

function infoOf(errorClass: string | null): ProbeErrorClass | null {
  return probeErrorClasses.find((known) => known === errorClass) ?? null;
}

/** Pure: the answer contradicts what is held, and was not applied. */
export function saysOtherwise({ state, errorClass, comparison, callbackId }: ProbeView): boolean {
  if (state !== 'answered' || callbackId !== null) return false;
  return errorClass === 'not_found' || comparison.some(({ same }) => same === false);
}

/** Pure: what came of a question, in a sentence. */
export function resultWords(probe: ProbeView): string {
  const { state, errorClass, comparison, callbackId, tries } = probe;
  const known = infoOf(errorClass);
  if (state === 'waiting') {
    if (!known || tries === 0) return 'It is asked in a moment.';
    return `${probeErrorInfo[known].meaning} Tries so far: ${tries}.`;
  }
  if (state === 'failed')
    return known ? `${probeErrorInfo[known].meaning} ${probeErrorInfo[known].whatToDo}` : 'It was given up.';
  if (errorClass === 'not_found') return probeErrorInfo.not_found.meaning;
  if (callbackId !== null) return 'The provider told more than was known; it was applied.';
  const differing = comparison.filter(({ same }) => same === false).length;
  if (differing === 0) return 'The provider says the same as its callbacks.';
  return `The provider says otherwise in ${differing === 1 ? 'one fact' : `${differing} facts`}.`;
}
