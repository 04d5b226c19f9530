import { BlockList, isIP } from 'node:net';

/**
 * Hosts an operator has listed: names, suffixes that begin with a dot (`.intra.example.cn` takes in every host below it), addresses
 * and ranges (`10.1.0.0/16`).
 */
export class HostList {
  private readonly names = new Set<string>();
  private readonly suffixes: string[] = [];
  private readonly ranges = new BlockList();

  /** @param entries lower case, each as `isHostEntry` demands */
  constructor(entries: readonly string[]) {
    for (const entry of entries) {
      const [address = '', bits] = entry.split('/');
      const family = isIP(address);
      if (family !== 0) {
        this.ranges.addSubnet(address, Number(bits ?? (family === 4 ? 32 : 128)), family === 4 ? 'ipv4' : 'ipv6');
      } else if (entry.startsWith('.')) this.suffixes.push(entry);
      else this.names.add(entry);
    }
  }

  /** Whether a host, as a URL writes it, is listed by its name or as the address it is. Names are not looked up. */
  has(hostname: string): boolean {
    const bare = hostname.replace(/^\[|\]$/g, '').toLowerCase();
    if (isIP(bare) !== 0) return this.hasAddress(bare);
    return this.names.has(bare) || this.suffixes.some((suffix) => bare.endsWith(suffix));
  }

  /** Whether an address lies in a range listed. IPv4 in IPv6 is judged as the IPv4 it is. */
  hasAddress(address: string): boolean {
    const family = isIP(address);
    return family !== 0 && this.ranges.check(address, family === 4 ? 'ipv4' : 'ipv6');
  }
}
