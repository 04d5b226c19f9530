import { lookup as lookupName, type LookupAddress } from 'node:dns';
import { BlockList, isIP } from 'node:net';
import type { HostList } from './host-list.js';

// Addresses no public platform lives at: loopback, private, link-local (cloud metadata!), carrier NAT, documentation, multicast.
// Sources: RFC 6890 and the registries it founded.
const inner = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const) {
  inner.addSubnet(net, bits, 'ipv4');
}
for (const [net, bits] of [
  ['::', 127],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const) {
  inner.addSubnet(net, bits, 'ipv6');
}

/** True when the address is none a public platform may have. IPv4 in IPv6 (`::ffff:10.0.0.1`) is judged as the IPv4 it is. */
export function isPrivateAddress(address: string): boolean {
  const kind = isIP(address);
  if (kind === 0) return true;
  return inner.check(address, kind === 6 ? 'ipv6' : 'ipv4');
}

/** True when the host is written as an address, or as a name that only this machine or its network knows. */
export function isPrivateHost(hostname: string): boolean {
  const bare = hostname.replace(/^\[|\]$/g, '').toLowerCase();
  if (isIP(bare) !== 0) return isPrivateAddress(bare);
  return bare === 'localhost' || !bare.includes('.') || /\.(localhost|local|internal|lan|home\.arpa)$/.test(bare);
}

type LookupAnswer = (error: NodeJS.ErrnoException | null, address: string | LookupAddress[], family?: number) => void;

/**
 * Name look-up for connections that must stay public: judged on the very addresses that are dialled, so a name cannot be re-pointed in between.
 * @param listed private addresses that may be dialled all the same; null: none ever
 */
export function lookupOutside(listed: HostList | null) {
  return (hostname: string, options: { all?: boolean; family?: number }, answer: LookupAnswer): void => {
    lookupName(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return answer(error, []);
      const open = addresses.filter(({ address }) => !isPrivateAddress(address) || listed?.hasAddress(address));
      const first = open[0];
      if (!first) {
        const refusal: NodeJS.ErrnoException = new Error(
          `${hostname} points into a private network${listed ? ' and is not listed in XUANFA_PRIVATE_HOSTS' : ', where links never lead'}`,
        );
        refusal.code = 'EPRIVATE';
        return answer(refusal, []);
      }
      if (options.all) return answer(null, open);
      return answer(null, first.address, first.family);
    });
  };
}

/**
 * A public address of a host, as it stands in a URL: IPv4 first, as most proxies dial.
 * @throws with a code: ENOTFOUND and its like, EPRIVATE, DEADLINE
 */
export function addressOutside(hostname: string, withinMs: number): Promise<string> {
  const bare = hostname.replace(/^\[|\]$/g, '');
  return new Promise((resolve, reject) => {
    const late = () => reject(Object.assign(new Error(`${bare} was not found in time`), { code: 'DEADLINE' }));
    const timer = setTimeout(late, withinMs);
    lookupOutside(null)(bare, { all: true }, (error, found) => {
      clearTimeout(timer);
      if (error) return reject(error);
      const addresses = found as LookupAddress[];
      const chosen = addresses.find(({ family }) => family === 4) ?? addresses[0];
      if (chosen) resolve(chosen.family === 6 ? `[${chosen.address}]` : chosen.address);
    });
  });
}
