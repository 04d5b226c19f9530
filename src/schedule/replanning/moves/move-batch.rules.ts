import type { Words } from '../../planner/words.rules.js';
import type { PlannedPublication } from '../book/plan-book.rules.js';
import type { PreviewEntry } from './plan-preview.rules.js';
import { isMove, type Proposal } from './proposal.rules.js';

/** One that was not moved, and why. */
export interface Left {
  readonly publication: PlannedPublication;
  readonly fault: { readonly code: string; readonly text: Words };
}

/** Moves written in one transaction: their buckets stay locked for well under a second. */
export const BATCH = 500;

export const CHANGED = {
  code: 'CHANGED_SINCE',
  text: {
    zh: '确认之后这条发布或它的新时间有了变动，没有移动，请重新预览',
    en: 'this publication or its new place has changed since it was confirmed, so it was not moved; preview it again',
  },
};

const STAYS = {
  code: 'STAYS',
  text: { zh: '它已经在最早可发布的时间', en: 'it stands at its earliest time already' },
};

/** The moves in their order, cut where they may be done piece by piece; a page and what follows it stay together. */
export function batchesOf(entries: readonly PreviewEntry[], mayCut: boolean): Proposal[][] {
  const moves = entries.filter(({ proposal }) => isMove(proposal));
  if (!mayCut) return moves.length === 0 ? [] : [moves.map(({ proposal }) => proposal)];
  const followers = new Map<string, Proposal[]>();
  for (const { proposal, follows } of moves)
    if (follows && proposal.publication.dependsOn !== null) {
      const list = followers.get(proposal.publication.dependsOn) ?? [];
      followers.set(proposal.publication.dependsOn, [...list, proposal]);
    }
  const batches: Proposal[][] = [];
  for (const { proposal, follows } of moves) {
    if (follows) continue;
    const group = [proposal, ...(followers.get(proposal.publication.id) ?? [])];
    const last = batches.at(-1);
    if (last && last.length + group.length <= BATCH) last.push(...group);
    else batches.push(group);
  }
  return batches;
}

/** What of a batch would still go where it was confirmed to go, and what would not. */
export function movedBetween(
  batch: readonly Proposal[],
  entries: readonly PreviewEntry[],
): { same: Proposal[]; changed: Left[] } {
  const now = new Map(entries.map(({ proposal }) => [proposal.publication.id, proposal]));
  const isSame = ({ publication, to }: Proposal): boolean => {
    const again = now.get(publication.id);
    return again?.publication.slot === publication.slot && again.to === to;
  };
  // What follows a page that changed must not go without it.
  const lost = new Set(batch.filter((proposal) => !isSame(proposal)).map(({ publication }) => publication.id));
  const stands = (proposal: Proposal): boolean =>
    !lost.has(proposal.publication.id) && !lost.has(proposal.publication.dependsOn ?? '');
  return {
    same: batch.filter(stands).map((proposal) => now.get(proposal.publication.id) ?? proposal),
    changed: batch.filter((proposal) => !stands(proposal)).map(({ publication }) => ({ publication, fault: CHANGED })),
  };
}

/** An entry that does not move, with its reason. */
export function leftOf({ proposal }: PreviewEntry): Left {
  return { publication: proposal.publication, fault: proposal.fault ?? STAYS };
}
