import { theme as antdTheme, type ThemeConfig } from 'antd';
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

export const FONT =
  "'PingFang SC', 'HarmonyOS Sans SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', system-ui, sans-serif";

/** Blue acts, red only warns: a red button looks like an error here. */
export function themeOf(dark: boolean): ThemeConfig {
  return {
    algorithm: dark ? antdTheme.darkAlgorithm : antdTheme.defaultAlgorithm,
    token: {
      colorPrimary: dark ? '#2f6fc4' : '#1554ad',
      colorError: dark ? '#f0808f' : '#c8102e',
      colorLink: dark ? '#8fb8f2' : '#1554ad',
      fontFamily: FONT,
      borderRadius: 6,
      fontSize: 14,
      // Chinese wants more room between lines than the 1.57 of the kit.
      lineHeight: 1.65,
      colorTextDescription: dark ? '#a9b2bd' : '#565f6b',
      colorTextPlaceholder: dark ? '#98a1ac' : '#68717c',
    },
    components: {
      Card: { bodyPadding: 20 },
      // On the pale red of the dark, white cannot be read.
      Button: { dangerColor: dark ? '#13171d' : '#fff' },
    },
  };
}

changed();
