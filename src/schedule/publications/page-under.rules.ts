/** Publications whose text a later approval replaces: it is out there already, or about to be. @param seal an SQL expression */
export const correctedUnder = (seal: string): string =>
  `SELECT c.publication_id FROM publication_change c WHERE c.seal_id = ${seal} AND c.state <> 'given_up'`;

/** Whether `w` is a web publication of what was approved under a seal, or its text is corrected to that. @param seal an SQL expression */
export const isPageUnder = (seal: string): string => `
  w.channel = 'web' AND (w.seal_id = ${seal} OR w.id IN (${correctedUnder(seal)}))`;

/** States of a page that will not come by itself, or is gone. */
export const PAGE_GONE = `('cancelled', 'failed', 'missed', 'retracted')`;
