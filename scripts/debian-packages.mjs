// Debian's packages as the suite needs them: what is missing is installed where that may be done without asking anybody.
import { spawnSync } from 'node:child_process';

/**
 * @param wanted `packages` by their Debian names; `missing` and `installing` as sentences in Chinese and English; `allThere` looks
 * @returns undefined when all is there, otherwise what to do
 */
export function ensurePackages({ packages, missing, installing, allThere }) {
  if (allThere()) return undefined;
  const command = `sudo apt-get install --no-install-recommends ${packages.join(' ')}`;
  const manual = `${missing.zh}请安装后重试：${command} ${missing.en} Install what is missing and try again: ${command}`;
  if (!works('apt-get', ['--version'])) return manual;
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n', '--preserve-env=DEBIAN_FRONTEND'];
  if (asRoot.length > 0 && !works('sudo', ['-n', 'true'])) return manual;
  process.stderr.write(`[xuanfa] ${installing.zh} ${installing.en}\n`);
  apt(asRoot, ['update']); // may fail for one source of several; the install tells
  apt(asRoot, ['install', '-y', '--no-install-recommends', ...packages]);
  return allThere() ? undefined : manual;
}

export function works(command, args) {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

function apt(asRoot, args) {
  const [command, ...rest] = [...asRoot, 'apt-get', '-q', ...args];
  spawnSync(command, rest, { stdio: ['ignore', 2, 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
}
