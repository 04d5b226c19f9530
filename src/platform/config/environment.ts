import { IsIn, IsOptional, IsTimeZone, ValidateBy, type ValidationOptions } from 'class-validator';

/** What a variable must be, in both languages; the report of bad variables is made of these. */
export interface Demand {
  zh: string;
  en: string;
}

function demand(zh: string, en: string): ValidationOptions {
  return { message: en, context: { zh, en } satisfies Demand };
}

function Fits(fits: (value: string) => boolean, zh: string, en: string): PropertyDecorator {
  return ValidateBy(
    { name: 'fits', validator: { validate: (value) => typeof value === 'string' && fits(value) } },
    demand(zh, en),
  );
}

function OneOf(...values: string[]): PropertyDecorator {
  return IsIn(values, demand(`只能是 ${values.join('、')} 之一`, `must be one of ${values.join(', ')}`));
}

function WholeNumber(min: number, max: number): PropertyDecorator {
  return Fits(
    (value) => /^\d{1,9}$/.test(value) && Number(value) >= min && Number(value) <= max,
    `必须是 ${min} 到 ${max} 的整数`,
    `must be a whole number from ${min} to ${max}`,
  );
}

function Address(...protocols: string[]): PropertyDecorator {
  const forms = protocols.map((protocol) => `${protocol}//`);
  return Fits(
    (value) => URL.canParse(value) && protocols.includes(new URL(value).protocol),
    `必须是以 ${forms.join(' 或 ')} 开头的完整地址`,
    `must be a full address that begins with ${forms.join(' or ')}`,
  );
}

/** The environment variables Xuanfa reads: the whole list. Each is optional; an empty one counts as not set. */
export class Environment {
  @IsOptional()
  @WholeNumber(1, 65_535)
  PORT?: string;

  @IsOptional()
  @Fits((value) => /^[\w.:-]+$/.test(value), '必须是主机名或 IP 地址', 'must be a host name or an IP address')
  HOST?: string;

  @IsOptional()
  @Fits(isOrigin, '必须是 http(s)://主机[:端口]，不带路径', 'must be http(s)://host[:port] without a path')
  PUBLIC_URL?: string;

  @IsOptional()
  @Address('postgres:', 'postgresql:')
  DATABASE_URL?: string;

  @IsOptional()
  @WholeNumber(2, 200)
  DATABASE_POOL?: string;

  @IsOptional()
  @Address('redis:', 'rediss:')
  REDIS_URL?: string;

  @IsOptional()
  @OneOf('all', 'api', 'worker')
  XUANFA_ROLE?: string;

  @IsOptional()
  @Fits((value) => !value.includes('\0'), '必须是目录路径', 'must be the path of a directory')
  XUANFA_DATA_DIR?: string;

  @IsOptional()
  @OneOf('on', 'off')
  XUANFA_DEMO?: string;

  @IsOptional()
  @OneOf('on', 'off', 'auto')
  XUANFA_SANDBOX?: string;

  @IsOptional()
  @WholeNumber(0, 65_535)
  XUANFA_SANDBOX_PORT?: string;

  @IsOptional()
  @Fits(
    (value) => /^[A-Za-z0-9+/]{43}=$/.test(value),
    '必须是 32 字节密钥的 base64（可用 openssl rand -base64 32 生成）',
    'must be the base64 of 32 bytes (make one with: openssl rand -base64 32)',
  )
  XUANFA_SECRET_KEY?: string;

  @IsOptional()
  @OneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent')
  XUANFA_LOG_LEVEL?: string;

  @IsOptional()
  @IsTimeZone(demand('必须是 IANA 时区名，如 Asia/Shanghai', 'must be an IANA time zone such as Asia/Shanghai'))
  XUANFA_TIME_ZONE?: string;

  @IsOptional()
  @WholeNumber(1, 100)
  XUANFA_WORKER_CONCURRENCY?: string;

  @IsOptional()
  @OneOf('auto', 'on', 'off')
  XUANFA_COOKIE_SECURE?: string;
}

/** Every name in `Environment` (the compiler counts them), to tell a slip of the pen from a variable. */
export const variableNames = Object.keys({
  PORT: true,
  HOST: true,
  PUBLIC_URL: true,
  DATABASE_URL: true,
  DATABASE_POOL: true,
  REDIS_URL: true,
  XUANFA_ROLE: true,
  XUANFA_DATA_DIR: true,
  XUANFA_DEMO: true,
  XUANFA_SANDBOX: true,
  XUANFA_SANDBOX_PORT: true,
  XUANFA_SECRET_KEY: true,
  XUANFA_LOG_LEVEL: true,
  XUANFA_TIME_ZONE: true,
  XUANFA_WORKER_CONCURRENCY: true,
  XUANFA_COOKIE_SECURE: true,
} satisfies Record<keyof Environment, true>) as (keyof Environment)[];

/** Variables whose values must never be shown: they are, or contain, secrets. */
export const secretVariables: ReadonlySet<string> = new Set(['DATABASE_URL', 'REDIS_URL', 'XUANFA_SECRET_KEY']);

function isOrigin(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, pathname, search, hash, username, password } = new URL(value);
  return /^https?:$/.test(protocol) && pathname === '/' && !search && !hash && !username && !password;
}
