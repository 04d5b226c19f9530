import { createHash } from 'node:crypto';
import type { LocalText } from '../../../platform/errors/app-error.js';

/** What an installation is made of, as people count it. */
export const INVENTORY_KINDS = [
  'departments',
  'people',
  'accounts',
  'policies',
  'campaigns',
  'stories',
  'pictures',
  'publications',
] as const;
export type InventoryKind = (typeof INVENTORY_KINDS)[number];

export interface Inventory {
  counts: { kind: InventoryKind; total: number; own: number }[];
  /** Made or worked on after the demonstration was complete, the newest first; only so many as were asked for. */
  own: { kind: InventoryKind; name: string }[];
  /** When people last made or changed something, ISO 8601; null when nobody has. */
  lastChange: string | null;
  /** Accounts of real platforms. */
  realAccounts: string[];
}

/** Typed to confirm that things of one's own go, too. */
export const CONFIRMATION: LocalText = { zh: '清空', en: 'CLEAR' };

export function isConfirmed(word: string | undefined): boolean {
  const typed = word?.trim() ?? '';
  return typed === CONFIRMATION.zh || typed.toUpperCase() === CONFIRMATION.en;
}

/** How many things people have made of their own, or worked on. */
export function ownCount({ counts }: Pick<Inventory, 'counts'>): number {
  return counts.reduce((sum, { own }) => sum + own, 0);
}

/** Changes whenever people make or change something; what happens by itself (posts that leave) does not change it. */
export function fingerprintOf({ counts, lastChange, realAccounts }: Inventory): string {
  return createHash('sha256')
    .update(JSON.stringify([counts.map(({ total, own }) => [total, own]), lastChange, realAccounts]))
    .digest('hex');
}
