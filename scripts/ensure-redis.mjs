// The suite runs on Redis too, also encrypted, with certificates made by openssl. Where one is missing and Debian's packages may be
// installed, installs it.
import { spawnSync } from 'node:child_process';

/** @returns undefined when all is there, otherwise what to do */
export function ensureRedis() {
  if (allThere()) return undefined;
  const manual =
    '缺少 redis-server（7.0 或更高）或 openssl。请安装后重试：sudo apt-get install redis-server openssl。 redis-server (7.0 or newer) or openssl is missing. Install them, e.g. sudo apt-get install redis-server openssl, and try again.';
  if (!works('apt-get', ['--version'])) return manual;
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n', '--preserve-env=DEBIAN_FRONTEND'];
  if (asRoot.length > 0 && !works('sudo', ['-n', 'true'])) return manual;
  process.stderr.write('[xuanfa] 正在安装 redis-server、openssl…… Installing redis-server and openssl …\n');
  apt(asRoot, ['update']); // may fail for one source of several; the install tells
  apt(asRoot, ['install', '-y', '--no-install-recommends', 'redis-server', 'openssl']);
  return allThere() ? undefined : manual;
}

function allThere() {
  return works('redis-server', ['--version']) && works('redis-cli', ['--version']) && works('openssl', ['version']);
}

function apt(asRoot, args) {
  const [command, ...rest] = [...asRoot, 'apt-get', '-q', ...args];
  spawnSync(command, rest, { stdio: ['ignore', 2, 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
}

function works(command, args) {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}
