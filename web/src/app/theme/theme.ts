import { theme as antdTheme, type ThemeConfig } from 'antd';

export const FONT =
  "'PingFang SC', 'HarmonyOS Sans SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', system-ui, sans-serif";

/** The page's own darks in place of the kit's greys (theme.css). */
const NIGHT = {
  colorInfo: '#8fb8f2',
  colorText: '#e6e9ee',
  colorTextSecondary: '#a9b2bd',
  colorBgContainer: '#13171d',
  colorBgElevated: '#1b212a',
  colorBorder: '#4a5462',
  colorBorderSecondary: '#343b45',
};

/** Some are made ill by what slides and grows. */
const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Blue acts, red only warns: a red button looks like an error here. */
export function themeOf(dark: boolean): ThemeConfig {
  return {
    algorithm: dark ? antdTheme.darkAlgorithm : antdTheme.defaultAlgorithm,
    token: {
      colorPrimary: dark ? '#2f6fc4' : '#1554ad',
      colorError: dark ? '#f0808f' : '#c8102e',
      colorLink: dark ? '#8fb8f2' : '#1554ad',
      motion: !isCalm,
      fontFamily: 'var(--font)',
      borderRadius: 6,
      fontSize: 14,
      // Chinese wants more room between lines than the 1.57 of the kit.
      lineHeight: 1.65,
      colorTextDescription: dark ? '#a9b2bd' : '#565f6b',
      colorTextPlaceholder: dark ? '#98a1ac' : '#68717c',
      ...(dark ? NIGHT : {}),
    },
    components: {
      Card: { bodyPadding: 20 },
      // On the pale red of the dark, white cannot be read.
      Button: { dangerColor: dark ? '#13171d' : '#fff' },
      ...(dark
        ? {
            Tabs: { itemSelectedColor: '#8fb8f2', itemHoverColor: '#b3d0f8', inkBarColor: '#8fb8f2' },
            Segmented: { trackBg: '#0c0f13', itemSelectedBg: '#343b45' },
          }
        : {}),
    },
  };
}
