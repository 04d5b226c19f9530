// The console is tried in a real browser: Debian's Chromium, with a font for Chinese. Where one is missing and Debian's packages may be
// installed, installs it.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const PACKAGES = ['chromium', 'fonts-noto-cjk'];

/** @returns undefined when all is there, otherwise what to do */
export function ensureChromium() {
  if (allThere()) return undefined;
  const command = `sudo apt-get install --no-install-recommends ${PACKAGES.join(' ')}`;
  const manual = `缺少 Chromium 或中文字体（Debian 软件包）。请安装后重试：${command} Chromium or a font for Chinese is missing (Debian packages). Install them and try again: ${command}`;
  if (!works('apt-get', ['--version'])) return manual;
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n', '--preserve-env=DEBIAN_FRONTEND'];
  if (asRoot.length > 0 && !works('sudo', ['-n', 'true'])) return manual;
  process.stderr.write('[xuanfa] 正在安装 Chromium 和中文字体…… Installing Chromium and a font for Chinese …\n');
  apt(asRoot, ['update']); // may fail for one source of several; the install tells
  apt(asRoot, ['install', '-y', '--no-install-recommends', ...PACKAGES]);
  return allThere() ? undefined : manual;
}

function allThere() {
  return existsSync('/usr/bin/chromium') && existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc');
}

function apt(asRoot, args) {
  const [command, ...rest] = [...asRoot, 'apt-get', '-q', ...args];
  spawnSync(command, rest, { stdio: ['ignore', 2, 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
}

function works(command, args) {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}
