import { StartError } from '../platform/config/start-error.js';
import type { LocalText } from '../platform/errors/app-error.js';

/** What PostgreSQL (SQLSTATE) and the network say of a database that cannot be worked with, and what to do about it. */
const REMEDIES: Record<string, LocalText> = {
  '3D000': { zh: '没有这个数据库，请先建库', en: 'there is no such database: create it first' },
  '28P01': { zh: '用户名或密码不对', en: 'user name or password is wrong' },
  '28000': {
    zh: '不准这样连接，请看用户名和服务器的 pg_hba.conf',
    en: 'it does not let this user in: see the name and its pg_hba.conf',
  },
  '53300': {
    zh: '连接数已满，请调小 DATABASE_POOL 或调大 max_connections',
    en: 'it has no connection left: lower DATABASE_POOL or raise max_connections',
  },
  '57P03': { zh: '数据库正在启动或恢复，请稍后再试', en: 'it is starting up or recovering: try again shortly' },
  '42501': {
    zh: '该用户权限不够：须能建表、建函数和建 schema',
    en: 'its user may not do this: it must be allowed to create tables, functions and schemas',
  },
  ECONNREFUSED: {
    zh: '该地址和端口上没有数据库，请确认它已启动',
    en: 'nothing answers at its address and port: is it running?',
  },
  ENOTFOUND: { zh: '找不到该主机名', en: 'its host name is not known' },
  EAI_AGAIN: {
    zh: '暂时查不到该主机名，请检查 DNS',
    en: 'its host name cannot be looked up at the moment: check the DNS',
  },
  ETIMEDOUT: { zh: '连接超时，请检查网络和防火墙', en: 'it does not answer in time: check the network and firewall' },
  EHOSTUNREACH: { zh: '到不了该主机，请检查网络', en: 'its host cannot be reached: check the network' },
  ECONNRESET: {
    zh: '连接被断开，请检查地址、端口和 TLS',
    en: 'it breaks the connection off: check address, port and TLS',
  },
};

/**
 * Does `work` on the database at `url`.
 * @throws StartError (exit 1) naming DATABASE_URL without its secrets, when the database is away or turns us off; else what `work` throws
 */
export async function reached<T>(url: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const remedy = remedyFor(error);
    if (!remedy) throw error;
    const place = placeOf(url);
    throw new StartError(
      `连不上 DATABASE_URL 所指的数据库（${place}）：${remedy.zh}。`,
      `The database of DATABASE_URL (${place}) cannot be used: ${remedy.en}.`,
      1,
      { cause: error },
    );
  }
}

function remedyFor(error: unknown): LocalText | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code, driverError, errors } = error as Error & { code?: string; driverError?: unknown; errors?: unknown[] };
  if (code !== undefined && Object.hasOwn(REMEDIES, code)) return REMEDIES[code];
  // A name with several addresses fails with one error for each.
  for (const inner of [driverError, ...(errors ?? [])]) {
    const found = remedyFor(inner);
    if (found) return found;
  }
  return undefined;
}

function placeOf(url: string): string {
  if (!URL.canParse(url)) return '?';
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}
