import type { ChannelKind } from '../../accounts/channels/channel-kind.rules.js';
import { knownOrigins } from './known-ground.rules.js';

/** Whose word an address is where it is not anybody's. Never taken from the link. */
export interface Ground {
  /** Origin that may lie in the own network: the own site's, a sandbox's. */
  own?: string | null;
  /** Origins that are called as accounts call them: those of the account itself, of the platform's own pages. */
  known?: readonly string[];
}

/** The account on whose platform a link is opened. */
export interface GroundAccount {
  channel: ChannelKind;
  sandbox: boolean;
  baseUrl: string;
  settings: Record<string, unknown>;
}

/** What may lie in the own network, or be called as the account calls its platform: no person's word, and no redirect, makes it another one. */
export function groundOf({ channel, sandbox, baseUrl, settings }: GroundAccount, link: string): Ground {
  const known = knownOrigins(channel, settings, link);
  if (!URL.canParse(baseUrl)) return { known };
  const { origin } = new URL(baseUrl);
  return sandbox ? { own: origin, known } : { known: [...known, origin] };
}
