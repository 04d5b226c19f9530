// The console is tried in a real browser: Debian's Chromium, with a font for Chinese.
import { existsSync } from 'node:fs';
import { ensurePackages } from './debian-packages.mjs';

/** @returns undefined when all is there, otherwise what to do */
export function ensureChromium() {
  return ensurePackages({
    packages: ['chromium', 'fonts-noto-cjk'],
    missing: {
      zh: '缺少 Chromium 或中文字体（Debian 软件包）。',
      en: 'Chromium or a font for Chinese is missing (Debian packages).',
    },
    installing: { zh: '正在安装 Chromium 和中文字体……', en: 'Installing Chromium and a font for Chinese …' },
    allThere,
  });
}

function allThere() {
  return existsSync('/usr/bin/chromium') && existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc');
}
