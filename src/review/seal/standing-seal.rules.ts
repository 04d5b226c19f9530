/** An approval that stands: what publishing may do because of it. */
export interface StandingSeal {
  sealId: string;
  roundId: string;
  storyId: string;
  revisionId: string;
  departmentId: string;
  /** sha256 (hex) of everything that was signed. */
  digest: string;
  /** Accounts it may leave through. */
  accountIds: string[];
  /** When it may leave: [from, to). */
  windowFrom: Date;
  windowTo: Date;
}

/** Why nothing may leave on a seal. `voided`: the approval was taken back. `mismatch`: the rows are no longer what was signed. */
export type SealFault = 'unknown' | 'voided' | 'mismatch';

/** What the last look at an approval, right before a send, finds. */
export type SealStanding = ({ ok: true } & StandingSeal) | { ok: false; fault: SealFault };
