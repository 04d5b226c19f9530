/**
 * Keys of the two permanent gates (PostgreSQL advisory locks, transaction-scoped). A claim or plan takes the policy gate
 * shared, a change of policies or of the department tree takes it exclusive. A begin takes the freeze gate shared, a freeze
 * takes it exclusive. Order when both are needed: policy, freeze, lock rows, publications.
 */
export const POLICY_GATE = 712_001;
export const FREEZE_GATE = 712_002;
/** First half of the two-part keys that keep two claimers from giving places on one account at once; tried, never waited for. */
export const ACCOUNT_CLAIM = 712_003;
/** The same for planning (shared) and for what a look finds of what was refused (exclusive). Taken before buckets and publications. */
export const ACCOUNT_LOOK = 712_004;
