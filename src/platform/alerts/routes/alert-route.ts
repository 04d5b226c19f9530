import type { ToldAlert } from '../alert-text.rules.js';

/** A message on its way. */
export interface AlertPost {
  /** The same at every try. */
  id: string;
  alerts: readonly ToldAlert[];
}

/** One way out of the house. */
export interface AlertRoute {
  readonly name: 'mail' | 'webhook';
  /** Whether the environment sets it up. */
  readonly open: boolean;
  /** Null when the other side has taken it; otherwise why not, in codes: no address, no secret. Ends within a minute. */
  deliver(post: AlertPost): Promise<string | null>;
}
