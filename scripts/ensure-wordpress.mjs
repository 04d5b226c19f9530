// The WordPress connector is tried against the real thing, from Debian's packages: WordPress, PHP's own server and MariaDB's binaries
// (no service is set up, nothing starts by itself). Where one is missing and Debian's packages may be installed, installs it.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

// micro-httpd and php-cgi stand for "a web server with PHP", so that WordPress brings no Apache.
const PACKAGES = 'wordpress micro-httpd php php-cgi php-cli php-mysql php-gd php-xml php-mbstring mariadb-server-core';

/** @returns undefined when all is there, otherwise what to do */
export function ensureWordpress() {
  if (allThere()) return undefined;
  const command = `sudo apt-get install --no-install-recommends ${PACKAGES}`;
  const manual = `缺少 WordPress 及其运行环境（Debian 软件包）。请安装后重试：${command} WordPress and what it runs on (Debian packages) are missing. Install them and try again: ${command}`;
  if (!works('apt-get', ['--version'])) return manual;
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n', '--preserve-env=DEBIAN_FRONTEND'];
  if (asRoot.length > 0 && !works('sudo', ['-n', 'true'])) return manual;
  process.stderr.write('[xuanfa] 正在安装 WordPress、PHP、MariaDB…… Installing WordPress, PHP and MariaDB …\n');
  apt(asRoot, ['update']); // may fail for one source of several; the install tells
  apt(asRoot, ['install', '-y', '--no-install-recommends', ...PACKAGES.split(' ')]);
  return allThere() ? undefined : manual;
}

function allThere() {
  return (
    existsSync('/usr/share/wordpress/wp-load.php') &&
    works('php', ['-r', 'exit(extension_loaded("mysqli") && extension_loaded("gd") ? 0 : 1);']) &&
    existsSync('/usr/bin/mariadb-install-db') &&
    works('mariadbd', ['--version'])
  );
}

function apt(asRoot, args) {
  const [command, ...rest] = [...asRoot, 'apt-get', '-q', ...args];
  spawnSync(command, rest, { stdio: ['ignore', 2, 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
}

function works(command, args) {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}
