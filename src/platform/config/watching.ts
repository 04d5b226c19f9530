import type { Demand } from './environment-demands.js';
import type { Environment } from './environment.js';

/** How others watch over an installation: figures, alerts, traces. All of it is off unless asked for. */
export interface Watching {
  metrics: {
    /** Port of a listener of its own with `/metrics`, `/healthz` and `/readyz`; null = none. */
    port: number | null;
    /** Whoever reads the figures from elsewhere shows it as a bearer token; null = this machine alone reads them. */
    token: string | null;
  };
  alerts: {
    webhook: { url: string; secret: string } | null;
    mail: { smtpUrl: string; to: string[]; from: string } | null;
  };
  /** Base address of an OTLP/HTTP collector; null = no traces. */
  tracesEndpoint: string | null;
}

/** Variables that say something only together. */
const TOGETHER = [
  ['XUANFA_ALERT_WEBHOOK_URL', 'XUANFA_ALERT_WEBHOOK_SECRET'],
  ['XUANFA_ALERT_SMTP_URL', 'XUANFA_ALERT_MAIL_TO', 'XUANFA_ALERT_MAIL_FROM'],
] as const satisfies readonly (readonly (keyof Environment)[])[];

export function readWatching(given: Environment): Watching {
  const {
    XUANFA_ALERT_WEBHOOK_URL: url,
    XUANFA_ALERT_WEBHOOK_SECRET: secret,
    XUANFA_ALERT_SMTP_URL: smtpUrl,
    XUANFA_ALERT_MAIL_TO: to,
    XUANFA_ALERT_MAIL_FROM: from,
  } = given;
  return {
    metrics: {
      port: given.XUANFA_METRICS_PORT === undefined ? null : Number(given.XUANFA_METRICS_PORT),
      token: given.XUANFA_METRICS_TOKEN ?? null,
    },
    alerts: {
      webhook: url !== undefined && secret !== undefined ? { url, secret } : null,
      mail:
        smtpUrl !== undefined && to !== undefined && from !== undefined
          ? { smtpUrl, to: to.split(',').map((address) => address.trim()), from }
          : null,
    },
    tracesEndpoint: given.OTEL_EXPORTER_OTLP_ENDPOINT?.replace(/\/+$/, '') ?? null,
  };
}

/** Half a setting would stay silent on the day it is needed. */
export function watchingFaults(given: Environment): (Demand & { name: string })[] {
  return TOGETHER.flatMap((group) => {
    const names: readonly (keyof Environment)[] = group;
    const set = names.filter((name) => given[name] !== undefined);
    if (set.length === 0) return [];
    return names
      .filter((name) => given[name] === undefined)
      .map((name) => ({
        name,
        zh: `给出 ${set.join('、')} 时必须一并给出`,
        en: `is required with ${set.join(', ')}`,
      }));
  });
}
