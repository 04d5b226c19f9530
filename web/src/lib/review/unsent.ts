import { dropDraft, keepDraft, keptDraft } from '../kept-draft';
import type { Verdict } from './verdict.rules';

/** A decision that was made, and of which no answer has come yet. */
export interface Unsent {
  verdict: Verdict;
  /** Under which it was sent: sent again under the same one, it is made once. */
  key: string;
  /** When it was made, ISO. */
  at: string;
}

const nameOf = (personId: string): string => `unsent-verdicts.${personId}`;

/** Kept on this machine before the first call: a page that dies leaves it to the next. */
export function keepUnsent(personId: string, unsent: Unsent): void {
  keepDraft(nameOf(personId), [...othersThan(personId, unsent.verdict.roundId), unsent]);
}

export function dropUnsent(personId: string, roundId: string): void {
  keepDraft(nameOf(personId), othersThan(personId, roundId));
}

export function unsentOf(personId: string): Unsent[] {
  return keptDraft<Unsent[]>(nameOf(personId)) ?? [];
}

function othersThan(personId: string, roundId: string): Unsent[] {
  return unsentOf(personId).filter(({ verdict }) => verdict.roundId !== roundId);
}

/** What was written on a piece that was decided, or taken back, before it arrived. */
export interface LostOpinion {
  roundId: string;
  title: string;
  decision: Verdict['decision'];
  opinion: string;
}

const lostName = (personId: string): string => `lost-opinions.${personId}`;

export function lostOpinionsOf(personId: string): LostOpinion[] {
  return keptDraft<LostOpinion[]>(lostName(personId)) ?? [];
}

/** Kept until whoever wrote it needs it no more. @returns all that are kept */
export function keepLostOpinion(personId: string, lost: LostOpinion): LostOpinion[] {
  const all = [...lostOpinionsOf(personId).filter(({ roundId }) => roundId !== lost.roundId), lost];
  keepDraft(lostName(personId), all);
  return all;
}

/** @returns those that are left */
export function dropLostOpinion(personId: string, roundId: string): LostOpinion[] {
  const rest = lostOpinionsOf(personId).filter((one) => one.roundId !== roundId);
  if (rest.length === 0) dropDraft(lostName(personId));
  else keepDraft(lostName(personId), rest);
  return rest;
}

/** Where the opinion on a round is kept while it is written. */
export function opinionDraft(personId: string, roundId: string): string {
  return `opinion.${personId}.${roundId}`;
}
