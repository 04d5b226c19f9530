export interface RedisNode {
  host: string;
  port: number;
}

/** What REDIS_URL says: one server, the sentinels that know where the master is, or some nodes of a cluster. */
export type RedisAddress = {
  /** Whether the connections are encrypted, those to the sentinels too. */
  tls: boolean;
  username: string | null;
  password: string | null;
  nodes: RedisNode[];
} & (
  { kind: 'single'; database: number } | { kind: 'sentinel'; database: number; master: string } | { kind: 'cluster' }
);

const PORTS = { single: 6379, sentinel: 26_379, cluster: 6379 };

/** The scheme; who; the hosts; the path. The URL parser of the platform knows one host only. */
const FORM = /^(rediss?)(?:\+(sentinel|cluster))?:\/\/(?:(.*)@)?([^/?#@]+)(?:\/([^?#]*))?$/;

/**
 * Reads `redis://[user:password@]host[:port][/database]`, `redis+sentinel://…host,host/master[/database]` or
 * `redis+cluster://…host,host`; `rediss` in place of `redis` encrypts. User and password are percent-encoded.
 * @returns null when it is none of these
 */
export function readRedisAddress(url: string): RedisAddress | null {
  const form = FORM.exec(url);
  if (!form) return null;
  const [, scheme, sort, userInfo, hosts = '', path = ''] = form;
  const kind = (sort ?? 'single') as RedisAddress['kind'];
  const who = readWho(userInfo);
  const nodes = hosts.split(',').map((host) => readNode(host, PORTS[kind]));
  if (!who || nodes.includes(null)) return null;
  const common = { tls: scheme === 'rediss', ...who, nodes: nodes as RedisNode[] };
  const steps = path === '' ? [] : path.split('/');
  switch (kind) {
    case 'single': {
      const database = readDatabase(steps[0]);
      return nodes.length > 1 || steps.length > 1 || database === null ? null : { kind, ...common, database };
    }
    case 'sentinel': {
      const master = decoded(steps[0] ?? '');
      const database = readDatabase(steps[1]);
      return !master || steps.length > 2 || database === null ? null : { kind, ...common, master, database };
    }
    case 'cluster':
      // A cluster has one database and no names.
      return steps.length > 0 ? null : { kind, ...common };
  }
}

function readWho(userInfo = ''): { username: string | null; password: string | null } | null {
  const [, user = '', password = ''] = /^([^:]*)(?::([\s\S]*))?$/.exec(userInfo) ?? [];
  const [username, secret] = [decoded(user), decoded(password)];
  return username === null || secret === null ? null : { username: username || null, password: secret || null };
}

function readNode(text: string, usual: number): RedisNode | null {
  const [, bracketed, name, port] = /^(?:\[([\da-f:.]+)\]|([\w.-]+))(?::(\d{1,5}))?$/i.exec(text) ?? [];
  const host = bracketed ?? name;
  const number = Number(port ?? usual);
  return host === undefined || number < 1 || number > 65_535 ? null : { host, port: number };
}

function readDatabase(text = '0'): number | null {
  return /^\d{1,5}$/.test(text) ? Number(text) : null;
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null; // a stray %
  }
}
