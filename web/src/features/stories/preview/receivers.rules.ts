import type { components } from '../../../lib/api/schema';

type Account = Pick<components['schemas']['AccountResponse'], 'id' | 'name' | 'channel' | 'state' | 'settings'>;

/** An account that may send a preview, and to whom: those its administrators named. */
export interface Sender {
  id: string;
  name: string;
  receivers: string[];
}

/** Those whose list is empty come along: somebody is to be told what is missing. */
export function sendersOf(accounts: readonly Account[]): Sender[] {
  return accounts
    .filter(({ channel, state }) => channel === 'wechat' && state === 'active')
    .map(({ id, name, settings }) => {
      const listed = settings['previewTo'];
      const receivers = Array.isArray(listed) ? listed.filter((one): one is string => typeof one === 'string') : [];
      return { id, name, receivers };
    })
    .sort((one, other) => Number(other.receivers.length > 0) - Number(one.receivers.length > 0));
}
