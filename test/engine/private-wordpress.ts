import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from './free-port.js';

const run = promisify(execFile);
const PATIENCE_MS = 60_000;

export type WordpressRole = 'administrator' | 'editor' | 'author' | 'contributor';

/** A WordPress of one's own, from Debian's packages, on a MariaDB of its own. Up within some two seconds. */
export class PrivateWordpress {
  private constructor(
    /** No trailing slash. */
    readonly url: string,
    /** Application passwords, by role; the user is called as the role is, the administrator `admin`. */
    readonly passwords: Record<WordpressRole, string>,
    private readonly php: ChildProcess,
    private readonly database: ChildProcess,
    private readonly folder: string,
  ) {}

  /** The packages must be there. @param scripts folder with what WordPress is set up and run by: `wordpress`, beside this file's source */
  static async start(scripts: string): Promise<PrivateWordpress> {
    const folder = mkdtempSync(join(tmpdir(), 'xuanfa-wp-'));
    const site = join(folder, 'site');
    const host = `127.0.0.1:${await freePort()}`;
    const [database] = await Promise.all([startDatabase(folder), layOut(site, folder, host, scripts)]);
    const { stdout } = await run('php', [join(scripts, 'install.php'), site, host]);
    const php = spawn('php', ['-d', 'memory_limit=256M', '-S', host, '-t', site, join(scripts, 'router.php')], {
      stdio: 'ignore',
      // Its workers outlive a parent that is killed alone: they are ended as a group.
      detached: true,
      env: { ...process.env, PHP_CLI_SERVER_WORKERS: '4' },
    });
    const url = `http://${host}`;
    await until('WordPress answers', async () => {
      if (php.exitCode !== null) throw new Error(`php ended with ${php.exitCode}`);
      return fetch(`${url}/wp-json/`).then(
        (answer) => answer.ok,
        () => false,
      );
    });
    return new PrivateWordpress(url, JSON.parse(stdout) as Record<WordpressRole, string>, php, database, folder);
  }

  /** One call of the REST interface as the administrator. */
  async rest<T = unknown>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await fetch(`${this.url}/wp-json/wp/v2${path}`, {
      method,
      headers: {
        authorization: `Basic ${Buffer.from(`admin:${this.passwords.administrator}`).toString('base64')}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return JSON.parse(text) as T;
  }

  /** Another structure of its addresses; '' = plain permalinks, without rewrite rules. */
  async usePermalinks(structure: string): Promise<void> {
    await run('php', ['-r', SET_PERMALINKS, join(this.folder, 'site'), new URL(this.url).host, structure]);
  }

  /** Ends its database alone: WordPress then answers that it has none. */
  async loseDatabase(): Promise<void> {
    await ended(this.database, () => this.database.kill('SIGKILL'));
  }

  async stop(): Promise<void> {
    await ended(this.php, () => process.kill(-(this.php.pid ?? 0), 'SIGKILL'));
    await this.loseDatabase();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

const SET_PERMALINKS =
  '$_SERVER["HTTP_HOST"] = $argv[2]; require $argv[1] . "/wp-load.php"; global $wp_rewrite;' +
  '$wp_rewrite->set_permalink_structure($argv[3]); $wp_rewrite->flush_rules(false);';

async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`in vain until ${what}`);
    await pause(50);
  }
}

/** PHP is there anyway; MariaDB's own client is not. */
const CREATE_DATABASE =
  'mysqli_query(mysqli_connect("localhost", "root", "", "", 0, $argv[1]), "CREATE DATABASE wordpress") || exit(1);';

async function startDatabase(folder: string): Promise<ChildProcess> {
  const data = join(folder, 'db');
  const socket = join(folder, 'db.sock');
  const user = process.getuid?.() === 0 ? ['--user=root'] : [];
  await run('mariadb-install-db', [
    ...['--no-defaults', ...user, `--datadir=${data}`],
    ...['--auth-root-authentication-method=normal', '--skip-test-db'],
  ]);
  const child = spawn(
    'mariadbd',
    [
      ...['--no-defaults', ...user, `--datadir=${data}`, `--socket=${socket}`, '--skip-networking'],
      ...['--innodb-flush-log-at-trx-commit=0', '--innodb-log-file-size=8M', '--innodb-buffer-pool-size=32M'],
      '--aria-pagecache-buffer-size=8M',
    ],
    { stdio: 'ignore' },
  );
  await until('MariaDB answers', async () => {
    if (child.exitCode !== null) throw new Error(`mariadbd ended with ${child.exitCode}`);
    return run('php', ['-r', CREATE_DATABASE, socket]).then(
      () => true,
      () => false,
    );
  });
  return child;
}

async function layOut(site: string, folder: string, host: string, scripts: string): Promise<void> {
  // Links are followed: the package keeps its scripts elsewhere.
  await run('cp', ['-aL', '/usr/share/wordpress', site]).catch(() => undefined);
  const theme = join(site, 'wp-content', 'themes', 'plain');
  mkdirSync(theme, { recursive: true });
  writeFileSync(join(theme, 'style.css'), '/* Theme Name: plain */\n');
  writeFileSync(join(theme, 'functions.php'), "<?php add_theme_support('post-thumbnails');\n");
  cpSync(join(scripts, 'theme.php'), join(theme, 'index.php'));
  // The package's own looks for its settings below /etc.
  rmSync(join(site, 'wp-config.php'), { force: true });
  const settings: Record<string, string | boolean> = {
    DB_NAME: 'wordpress',
    DB_USER: 'root',
    DB_PASSWORD: '',
    DB_HOST: `localhost:${join(folder, 'db.sock')}`,
    DB_CHARSET: 'utf8mb4',
    WP_HOME: `http://${host}`,
    WP_SITEURL: `http://${host}`,
    // Application passwords without TLS.
    WP_ENVIRONMENT_TYPE: 'local',
    DISABLE_WP_CRON: true,
    WP_HTTP_BLOCK_EXTERNAL: true,
    AUTOMATIC_UPDATER_DISABLED: true,
    WP_DEBUG: false,
  };
  for (const name of ['AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE']) {
    settings[`${name}_KEY`] = `key of ${name}`;
    settings[`${name}_SALT`] = `salt of ${name}`;
  }
  const lines = Object.entries(settings).map(([name, value]) => `define('${name}', ${phpLiteral(value)});`);
  writeFileSync(
    join(site, 'wp-config.php'),
    `<?php\n${lines.join('\n')}\n$table_prefix = 'wp_';\nif (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');\nrequire_once ABSPATH . 'wp-settings.php';\n`,
  );
}

function phpLiteral(value: string | boolean): string {
  return typeof value === 'boolean' ? String(value) : `'${value.replace(/['\\]/g, '\\$&')}'`;
}

async function ended(child: ChildProcess, kill: () => void): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  kill();
  await exit;
}
