import { Cluster, Redis, type RedisOptions } from 'ioredis';
import type { RedisStore, RedisTls } from '../../config/redis/redis-store.js';

/** What differs between those who put jobs in and those who take them out. */
interface Manner {
  name: string;
  /** How often a command is tried anew over a lost connection; null = until it succeeds. */
  tries: number | null;
}

/**
 * Connects to the one server, to whichever server the sentinels call master, or to a cluster. It reconnects by itself, also to
 * another master.
 */
export function redisClient({ address, tls, ...store }: RedisStore, { name, tries }: Manner): Redis | Cluster {
  const common: RedisOptions = {
    connectionName: `xuanfa-${name}`,
    username: address.username ?? undefined,
    password: address.password ?? undefined,
    family: 0, // whichever of IPv4 and IPv6 the name leads to
    maxRetriesPerRequest: tries,
    // A server that was master a moment ago has done nothing of what it refuses as read-only: connect anew and say it again.
    reconnectOnError: ({ message }) => (message.includes('READONLY') ? 2 : false),
    ...(tls && { tls: tlsOptions(tls) }),
  };
  switch (address.kind) {
    case 'single':
      return new Redis({ ...common, ...address.nodes[0], db: address.database });
    case 'sentinel':
      return new Redis({
        ...common,
        sentinels: address.nodes,
        name: address.master,
        db: address.database,
        sentinelUsername: store.sentinelUsername ?? undefined,
        sentinelPassword: store.sentinelPassword ?? undefined,
        ...(tls && { enableTLSForSentinelMode: true, sentinelTLS: tlsOptions(tls) }),
      });
    case 'cluster':
      return new Cluster(address.nodes, {
        redisOptions: common,
        // The nodes are named by the cluster; with TLS the names must stay as they are, for they are looked for in the certificates.
        dnsLookup: (host, done) => done(null, host),
        clusterRetryStrategy: (times) => Math.min(100 * times, 2_000),
      });
  }
}

function tlsOptions({ ca, cert, key, verify, servername }: RedisTls): NonNullable<RedisOptions['tls']> {
  return {
    ca: ca ?? undefined,
    cert: cert ?? undefined,
    key: key ?? undefined,
    rejectUnauthorized: verify,
    ...(servername !== null && { servername }),
  };
}
