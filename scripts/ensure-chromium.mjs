// The console is tried in a real browser: Debian's Chromium, with a font for Chinese.
import { existsSync } from 'node:fs';
import { ensurePackages } from './debian-packages.mjs';

/** Chromium without the frame of a window that nobody sees: the pages are drawn by the same code, for half the work. */
const HEADLESS = '/usr/bin/chromium-headless-shell';
const WHOLE = '/usr/bin/chromium';
const FONT = '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc';

/** @returns undefined when all is there, otherwise what to do */
export function ensureChromium() {
  const fault = ensurePackages({
    packages: ['chromium-headless-shell', 'fonts-noto-cjk'],
    missing: {
      zh: '缺少 Chromium 或中文字体（Debian 软件包）。',
      en: 'Chromium or a font for Chinese is missing (Debian packages).',
    },
    installing: { zh: '正在安装 Chromium 和中文字体……', en: 'Installing Chromium and a font for Chinese …' },
    allThere: () => existsSync(HEADLESS) && existsSync(FONT),
  });
  // Where nothing can be installed the whole browser does as well.
  return chromiumPath() && existsSync(FONT) ? undefined : fault;
}

/** The program; undefined when there is none. */
export function chromiumPath() {
  return [HEADLESS, WHOLE].find((file) => existsSync(file));
}
