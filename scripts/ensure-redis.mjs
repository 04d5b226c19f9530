// The suite runs on Redis too, also encrypted, with certificates made by openssl.
import { ensurePackages, works } from './debian-packages.mjs';

/** @returns undefined when all is there, otherwise what to do */
export function ensureRedis() {
  return ensurePackages({
    packages: ['redis-server', 'openssl'],
    missing: {
      zh: '缺少 redis-server（7.0 或更高）或 openssl（Debian 软件包）。',
      en: 'redis-server (7.0 or newer) or openssl is missing (Debian packages).',
    },
    installing: { zh: '正在安装 redis-server、openssl……', en: 'Installing redis-server and openssl …' },
    allThere,
  });
}

function allThere() {
  return works('redis-server', ['--version']) && works('redis-cli', ['--version']) && works('openssl', ['version']);
}
