/** What the HTTP side needs to know of the configuration; `env.ts` parses a wider object that satisfies it. */
export interface Config {
  databaseUrl: string;
  /** Connections of this process. */
  databasePool: number;
  /** Where people reach the installation, without a slash at the end, e.g. `https://xuanfa.example.gov.cn`. */
  publicUrl: string;
  /** IANA zone of the institution, e.g. `Asia/Shanghai`. */
  timeZone: string;
  /** Key of the secrets at rest. */
  secretKey: Buffer;
  /** Whether the session cookie is for https alone. */
  cookieSecure: boolean;
  logLevel?: 'silent' | 'error' | 'warn' | 'info' | 'debug';
}

/** Injection token of the one parsed `Config`. */
export const CONFIG = Symbol('config');
