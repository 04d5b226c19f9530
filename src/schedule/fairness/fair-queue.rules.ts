/**
 * Start-time fair queueing (Goyal, Vin, Cheng 1996) for accounts that several departments share. Every place given costs its
 * department 1 / weight turns. Whoever's turn begins earliest goes next; who rested begins at the account's present turn, so nothing
 * can be saved up, and a queue of thousands delays nobody else's first post by more than one place.
 */

/** Where a department and its account stand. Turns have no unit: a department of weight 1 uses one a post. */
export interface FairStanding {
  /** The account's present turn: the start of the last place given. */
  readonly turn: number;
  /** Up to where the department has used the account. */
  readonly finish: number;
  /** At least 1. */
  readonly weight: number;
}

/** Where the department's next turn begins. */
export function turnOf({ turn, finish }: Pick<FairStanding, 'turn' | 'finish'>): number {
  return Math.max(turn, finish);
}

/** What a place given changes. */
export function giveTurn(standing: FairStanding): { turn: number; finish: number } {
  const start = turnOf(standing);
  return { turn: Math.max(standing.turn, start), finish: start + 1 / standing.weight };
}
