import type { Attempt } from '../api/publication-queries';

/** A moment of one attempt. */
export type StepKind =
  | 'preparing'
  | 'prepared'
  | 'slot'
  | 'claimed'
  | 'began'
  | 'found'
  | 'accepted'
  | 'absent'
  | 'unknown'
  | 'sent'
  | 'rejected'
  | 'retry'
  | 'unconfirmed'
  | 'now';

/** What was known, from that moment on, of whether it is out. */
export type Known = 'not_out' | 'asked' | 'open' | 'at_platform' | 'seems_absent' | 'out' | 'refused';

export interface Step {
  kind: StepKind;
  /** Epoch ms. */
  at: number;
  known: Known;
  /** Since the moment before, ms. */
  afterMs: number;
  /** Of a look: what was said. */
  note: string | null;
  /** Share of the picture's width: long spans are drawn shorter than they were, short ones longer. */
  weight: number;
}

const KNOWN: Record<StepKind, Known> = {
  preparing: 'not_out',
  prepared: 'not_out',
  slot: 'not_out',
  claimed: 'not_out',
  // The point of no return: from here to the answer nobody knows.
  began: 'open',
  found: 'out',
  accepted: 'at_platform',
  absent: 'seems_absent',
  unknown: 'open',
  sent: 'out',
  rejected: 'refused',
  retry: 'not_out',
  unconfirmed: 'open',
  now: 'open',
};

/** What ends the waiting for an answer without a doubt in between. */
const ANSWERS: readonly StepKind[] = ['sent', 'accepted', 'rejected', 'retry'];

/** The order in which they happen where two bear the same time. */
const ORDER: readonly StepKind[] = [
  'prepared',
  'claimed',
  'slot',
  'began',
  'accepted',
  'unconfirmed',
  'unknown',
  'absent',
];

/**
 * One attempt as a row of moments: prepared, claimed, begun, answered, looked for, settled.
 * @param preparedAt ISO, null where it was prepared for another attempt or not at all @param now epoch ms
 */
export function trackOf(attempt: Attempt, preparedAt: string | null, now: number): Step[] {
  const { stage, slotAt, claimedAt, beganAt, endedAt, outcome, looks, acceptedUntil } = attempt;
  const moments: Pick<Step, 'kind' | 'at' | 'note'>[] = [
    ...(preparedAt !== null && preparedAt <= beganAt ? [moment('prepared', preparedAt)] : []),
    ...(claimedAt === null ? [] : [moment('claimed', claimedAt)]),
    // What was only made ready has not reached its time yet, and nothing was called that could be out.
    ...(stage === 'send' ? [moment('slot', slotAt), moment('began', beganAt)] : [moment('preparing', beganAt)]),
    ...looks.map(({ at, result, reason }) => moment(result, at, reason ?? null)),
    ...(outcome !== null && endedAt !== null ? [moment(outcome, endedAt)] : []),
  ];
  if (outcome === null) moments.push({ kind: 'now', at: Math.max(now, Date.parse(beganAt)), note: null });
  moments.sort((one, other) => one.at - other.at || rank(one.kind) - rank(other.kind));
  function knownOf({ kind }: { kind: StepKind }, next?: { kind: StepKind }): Known {
    if (kind === 'now' && acceptedUntil !== null) return 'at_platform';
    return kind === 'began' && next && ANSWERS.includes(next.kind) ? 'asked' : KNOWN[kind];
  }
  return moments.map((one, index) => {
    const afterMs = index === 0 ? 0 : one.at - (moments[index - 1]?.at ?? one.at);
    return { ...one, known: knownOf(one, moments[index + 1]), afterMs, weight: 1 + Math.log10(1 + afterMs / 100) };
  });
}

function moment(kind: StepKind, at: string, note: string | null = null): Pick<Step, 'kind' | 'at' | 'note'> {
  return { kind, at: Date.parse(at), note };
}

function rank(kind: StepKind): number {
  const place = ORDER.indexOf(kind);
  return place < 0 ? ORDER.length : place;
}
