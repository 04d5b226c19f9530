/** Nobody notices: what leaves no later than this after its time is punctual. */
export const PUNCTUAL_MS = 5_000;
/** A minute is what people plan by: later than this is late. */
export const DELAYED_MS = 60_000;
