import { Inject, Injectable } from '@nestjs/common';
import type { ChannelDriver } from '../../accounts/channels/channel-driver.rules.js';
import type { AccountAccess, ChannelConnector } from './channel.js';

/** Injection token of the list of connectors, which the module puts together. */
export const CONNECTORS = Symbol('channel connectors');

/** The connector of each way to post: there is exactly one, and none is missing. */
@Injectable()
export class ChannelRegistry {
  private readonly connectors = new Map<string, ChannelConnector>();

  constructor(@Inject(CONNECTORS) connectors: readonly ChannelConnector[]) {
    for (const connector of connectors) this.connectors.set(keyOf(connector), connector);
  }

  /** Every connector there is, e.g. for the contract suite. */
  get all(): readonly ChannelConnector[] {
    return [...this.connectors.values()];
  }

  /** @throws Error when nothing posts that way */
  of(account: Pick<AccountAccess, 'channel'> & { driver: ChannelDriver }): ChannelConnector {
    const connector = this.connectors.get(keyOf(account));
    if (!connector) throw new Error(`no connector for ${keyOf(account)}`);
    return connector;
  }
}

function keyOf({ channel, driver }: Pick<ChannelConnector, 'channel' | 'driver'>): string {
  return `${channel}/${driver}`;
}
