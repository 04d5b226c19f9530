/** What is done to a publication, as the journal calls it; the audit log has each as `publication.<act>`. */
export const JOURNAL_ACTS = [
  ...['schedule', 'move', 'release', 'hasten', 'hold', 'cancel', 'miss', 'slip', 'refuse', 'exceed', 'give-back'],
  ...['fail', 'unready', 'accepted', 'sent', 'retry', 'rejected', 'unconfirmed', 'take-up', 'contradicted'],
  ...['refused-but', 'look', 'address', 'relink', 'resolve', 'by-hand', 'gone', 'back', 'note-gone'],
  ...['hand-take', 'hand-take-over', 'hand-give-back', 'hand-download', 'hand-screenshot'],
  ...['hand-posted', 'hand-not-posted', 'hand-put-off'],
  ...['retract', 'retract.order', 'retract.by_hand', 'retract.give_up'],
  ...['correct', 'correct.order', 'correct.by_hand', 'correct.give_up'],
  ...['restore', 'restore.order', 'restore.by_hand', 'restore.give_up'],
] as const;

export type JournalAct = (typeof JOURNAL_ACTS)[number];

/** By which act a publication comes to wait for a person. */
export const WAITS_BY = { held: 'hold', failed: 'fail', missed: 'miss' } as const satisfies Record<string, JournalAct>;
