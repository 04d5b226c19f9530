/** As much as decides what a dialog has to say of it before. */
export interface Foreseen {
  /** ISO. */
  slotAt: string;
  waitsFor: readonly { code: string }[];
  handedTo: string | null;
}

/** `now`: within the minute, there is no time to change one's mind; `later`: at its slot; `waits`: not before something else has happened. */
export type Prospect = 'now' | 'later' | 'waits';

const AT_ONCE_MS = 60_000;

/** What becomes of it once the act is done. @param now by the server's clock, epoch ms */
export function prospectOf({ slotAt, waitsFor }: Foreseen, now: number): Prospect {
  if (waitsFor.length > 0) return 'waits';
  return Date.parse(slotAt) - now < AT_ONCE_MS ? 'now' : 'later';
}
