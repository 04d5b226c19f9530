import type { AccountAccess } from '../../channel.js';

/** Whether mass sends of the account wait for its administrator (群发保护), as its settings say. */
export function isGuarded({ settings }: Pick<AccountAccess, 'settings'>): boolean {
  return settings['massConfirm'] === 'on';
}
