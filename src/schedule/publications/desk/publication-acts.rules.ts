import { MAY_BE_OUT_BY_HAND, mayMove, type PublicationState } from '../publication-state.rules.js';

/** What a person may do to a publication, in the words of the API. */
export const PUBLICATION_ACTS = [
  'move',
  'release',
  'hold',
  'cancel',
  'hasten',
  'resolve',
  'link',
  'correct-link',
  'by-hand',
  'note-gone',
] as const;
export type PublicationAct = (typeof PUBLICATION_ACTS)[number];

/** As much of it as decides that. */
export interface ActFacts {
  readonly state: PublicationState;
  readonly mayBeOut: boolean;
  readonly priority: 'normal' | 'urgent';
  readonly url: string | null;
  /** A person gave the link. */
  readonly isLinkByPerson: boolean;
  /** It was sent and is there no more; `noted` = a person has said that they know. */
  readonly gone: { readonly noted: object | null } | null;
  /** Nobody but the system publishes there. */
  readonly isOnOwnSite: boolean;
}

/** What the person may do in the publication's department. */
export interface ActRights {
  readonly control: boolean;
  readonly resolve: boolean;
  /** They may plan there, and have planned this one a moment ago themselves (`isJustPlannedBy`). */
  readonly takeBack: boolean;
}

export interface PlanFacts {
  readonly state: PublicationState;
  readonly plannedBy: string;
  readonly plannedAt: Date;
  readonly isBuiltOn: boolean | null;
  readonly now: Date;
}

/** So long whoever planned something may take it back without a right over the schedule, ms: a slip is seen at once or not at all. */
export const TAKE_BACK_MS = 10 * 60_000;

/** Whether the person has planned it so lately, it waits still, and nobody has built on it. Times by the database's clock. */
export function isJustPlannedBy(personId: string, { state, plannedBy, plannedAt, isBuiltOn, now }: PlanFacts): boolean {
  return (
    state === 'scheduled' &&
    isBuiltOn === false &&
    plannedBy === personId &&
    now.getTime() - plannedAt.getTime() < TAKE_BACK_MS
  );
}

/** What would be taken from this person now, as far as the publication itself says: its approval or the rules may still refuse. */
export function actsOn(
  { state, mayBeOut, priority, url, isLinkByPerson, isOnOwnSite, gone }: ActFacts,
  { control, resolve, takeBack }: ActRights,
): PublicationAct[] {
  // What nobody has looked up yet is resolved, not given a new time.
  const releasable = state !== 'unconfirmed' && mayMove(state, 'scheduled', 'person') && !mayBeOut;
  const movable = state === 'scheduled' && !mayBeOut;
  const acts: [PublicationAct, boolean][] = [
    ['move', control && movable],
    ['release', control && releasable],
    ['hasten', control && priority === 'normal' && (movable || releasable)],
    ['hold', control && mayMove(state, 'held', 'person')],
    ['cancel', (control || takeBack) && mayMove(state, 'cancelled', 'person')],
    ['resolve', resolve && state === 'unconfirmed'],
    ['link', resolve && state === 'sent' && url === null],
    ['correct-link', resolve && state === 'sent' && isLinkByPerson],
    ['note-gone', control && gone !== null && gone.noted === null],
    ['by-hand', resolve && !isOnOwnSite && MAY_BE_OUT_BY_HAND.some((one) => one === state)],
  ];
  return acts.filter(([, may]) => may).map(([act]) => act);
}
