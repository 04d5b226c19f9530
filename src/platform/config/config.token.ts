import type { Config as ReadConfig } from './env.js';

/** The configuration of a running process: what the environment left open (embedded database, key file) is settled. */
export interface Config extends ReadConfig {
  databaseUrl: string;
  /** 32 bytes; seals the secrets at rest. */
  secretKey: Buffer;
}

/** Injection token of the one `Config`. */
export const CONFIG = Symbol('config');
