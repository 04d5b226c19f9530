import { useSyncExternalStore } from 'react';

export const MODES = ['system', 'light', 'dark'] as const;
export type Mode = (typeof MODES)[number];

const KEPT_AS = 'xuanfa.theme';
const darkWanted = matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();
darkWanted.addEventListener('change', changed);

/** Chosen by the person; `system` follows the desk's own setting. */
export function mode(): Mode {
  const kept = localStorage.getItem(KEPT_AS);
  return kept === 'light' || kept === 'dark' ? kept : 'system';
}

export function isDark(): boolean {
  return mode() === 'system' ? darkWanted.matches : mode() === 'dark';
}

export function setMode(next: Mode): void {
  localStorage.setItem(KEPT_AS, next);
  changed();
}

function changed(): void {
  document.documentElement.dataset['theme'] = isDark() ? 'dark' : 'light';
  for (const listener of listeners) listener();
}

export function useMode(): { mode: Mode; dark: boolean } {
  const now = useSyncExternalStore(subscribe, () => `${mode()} ${isDark()}`);
  const [chosen, dark] = now.split(' ');
  return { mode: chosen as Mode, dark: dark === 'true' };
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

changed();
