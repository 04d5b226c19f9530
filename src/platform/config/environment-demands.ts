import { IsIn, ValidateBy, type ValidationOptions } from 'class-validator';
import { isIP } from 'node:net';

/** What a variable must be, in both languages; the report of bad variables is made of these. */
export interface Demand {
  zh: string;
  en: string;
}

export function demand(zh: string, en: string): ValidationOptions {
  return { message: en, context: { zh, en } satisfies Demand };
}

export function Fits(fits: (value: string) => boolean, zh: string, en: string): PropertyDecorator {
  return ValidateBy(
    { name: 'fits', validator: { validate: (value) => typeof value === 'string' && fits(value) } },
    demand(zh, en),
  );
}

export function OneOf(...values: string[]): PropertyDecorator {
  return IsIn(values, demand(`只能是 ${values.join('、')} 之一`, `must be one of ${values.join(', ')}`));
}

export function WholeNumber(min: number, max: number): PropertyDecorator {
  return Fits(
    (value) => /^\d{1,9}$/.test(value) && Number(value) >= min && Number(value) <= max,
    `必须是 ${min} 到 ${max} 的整数`,
    `must be a whole number from ${min} to ${max}`,
  );
}

export function Address(...protocols: string[]): PropertyDecorator {
  const forms = protocols.map((protocol) => `${protocol}//`);
  return Fits(
    (value) => URL.canParse(value) && protocols.includes(new URL(value).protocol),
    `必须是以 ${forms.join(' 或 ')} 开头的完整地址`,
    `must be a full address that begins with ${forms.join(' or ')}`,
  );
}

export function HostName(): PropertyDecorator {
  return Fits((value) => /^[\w.:-]+$/.test(value), '必须是主机名或 IP 地址', 'must be a host name or an IP address');
}

export function Path(zh: string, en: string): PropertyDecorator {
  return Fits((value) => !value.includes('\0'), `必须是${zh}路径`, `must be the path of a ${en}`);
}

export function HostEntries(): PropertyDecorator {
  return Fits(
    (value) => value.split(',').every((one) => isHostEntry(one.trim())),
    '必须是主机名、以点开头的域名后缀、IP 地址或网段（如 cms.example.cn,.intra.example.cn,10.1.0.0/16），以逗号分隔',
    'must be host names, suffixes that begin with a dot, IP addresses or ranges (cms.example.cn,.intra.example.cn,10.1.0.0/16), separated by commas',
  );
}

export const REDIS_FORMS = [
  'redis://[用户 user:密码 password@]主机 host[:端口 port][/库 database]',
  'redis+sentinel://…主机 host,主机 host/主节点名 master[/库 database]',
  'redis+cluster://…主机 host,主机 host',
];

export function SharedSecret(): PropertyDecorator {
  return Fits(
    (value) => /^[!-~]{16,256}$/.test(value),
    '必须是 16 到 256 个可见的 ASCII 字符（可用 openssl rand -hex 24 生成）',
    'must be 16 to 256 visible ASCII characters (make one with: openssl rand -hex 24)',
  );
}

/** As the proxy list of Fastify takes it: an address, a range, or the name of well-known ranges. */
export function isProxy(value: string): boolean {
  return ['loopback', 'linklocal', 'uniquelocal'].includes(value) || isRange(value);
}

/** An address or a range of them. */
function isRange(value: string): boolean {
  const [address = '', bits, ...rest] = value.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}

/** As `HostList` takes them. */
function isHostEntry(value: string): boolean {
  return isRange(value) || (/^\.?[a-z0-9_-]+(\.[a-z0-9_-]+)*$/i.test(value) && !/^[\d.]+$/.test(value));
}

export function isProxyAddress(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, pathname, search, hash } = new URL(value);
  return /^https?:$/.test(protocol) && pathname === '/' && !search && !hash;
}

export function isOrigin(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, pathname, search, hash, username, password } = new URL(value);
  return /^https?:$/.test(protocol) && pathname === '/' && !search && !hash && !username && !password;
}

export function isMailAddress(value: string): boolean {
  return /^[^\s@<>",;:]+@[A-Za-z0-9.-]+$/.test(value.trim());
}
