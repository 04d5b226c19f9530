// The WordPress connector is tried against the real thing, from Debian's packages: WordPress, PHP's own server and MariaDB's binaries
// (no service is set up, nothing starts by itself).
import { existsSync } from 'node:fs';
import { ensurePackages, works } from './debian-packages.mjs';

// micro-httpd and php-cgi stand for "a web server with PHP", so that WordPress brings no Apache.
const PACKAGES = 'wordpress micro-httpd php php-cgi php-cli php-mysql php-gd php-xml php-mbstring mariadb-server-core';

/** @returns undefined when all is there, otherwise what to do */
export function ensureWordpress() {
  return ensurePackages({
    packages: PACKAGES.split(' '),
    missing: {
      zh: '缺少 WordPress 及其运行环境（Debian 软件包）。',
      en: 'WordPress and what it runs on (Debian packages) are missing.',
    },
    installing: { zh: '正在安装 WordPress、PHP、MariaDB……', en: 'Installing WordPress, PHP and MariaDB …' },
    allThere,
  });
}

function allThere() {
  return (
    existsSync('/usr/share/wordpress/wp-load.php') &&
    works('php', ['-r', 'exit(extension_loaded("mysqli") && extension_loaded("gd") ? 0 : 1);']) &&
    existsSync('/usr/bin/mariadb-install-db') &&
    works('mariadbd', ['--version'])
  );
}
