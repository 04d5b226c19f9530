import type { LoggerService } from '@nestjs/common';
import { pino } from 'pino';
import { currentRequestId } from '../http/request-context.js';
import { withoutSecrets } from './log.rules.js';

/** Nest's own account of what it wires up at the start. */
const WIRING = ['InstanceLoader', 'RouterExplorer', 'RoutesResolver', 'NestFactory'];

export type LogLevel = 'silent' | 'error' | 'warn' | 'info' | 'debug';

/** Nest's logger over pino: one JSON line per event, with the request id, without secrets. */
export class PinoLogger implements LoggerService {
  private readonly pino: pino.Logger;

  /** @param destination where lines go; standard output when omitted */
  constructor(level: LogLevel = 'info', destination?: pino.DestinationStream) {
    const options: pino.LoggerOptions = {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      mixin: () => {
        const requestId = currentRequestId();
        return requestId === undefined ? {} : { requestId };
      },
    };
    this.pino = destination ? pino(options, destination) : pino(options);
  }

  log(message: unknown, ...more: unknown[]): void {
    this.write(WIRING.includes(String(more.at(-1))) ? 'debug' : 'info', message, more);
  }

  error(message: unknown, ...more: unknown[]): void {
    this.write('error', message, more);
  }

  warn(message: unknown, ...more: unknown[]): void {
    this.write('warn', message, more);
  }

  debug(message: unknown, ...more: unknown[]): void {
    this.write('debug', message, more);
  }

  verbose(message: unknown, ...more: unknown[]): void {
    this.write('trace', message, more);
  }

  fatal(message: unknown, ...more: unknown[]): void {
    this.write('fatal', message, more);
  }

  /** Nest hands over the context last, and a stack before it for errors. */
  private write(
    level: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace',
    message: unknown,
    more: unknown[],
  ): void {
    if (!this.pino.isLevelEnabled(level)) return;
    const context = typeof more.at(-1) === 'string' ? { context: more.at(-1) } : {};
    const rest = more.slice(0, 'context' in context ? -1 : undefined).filter((item) => item !== undefined);
    const further = rest.length > 0 ? { more: withoutSecrets(rest) } : {};
    if (message instanceof Error) {
      this.pino[level]({ ...context, ...further, err: withoutSecrets(message) }, message.message);
    } else if (typeof message === 'object' && message !== null) {
      // `log({ facts }, 'what happened')`: the words are the line's message.
      const [words, ...others] = rest;
      const told = typeof words === 'string';
      const extra = told ? (others.length > 0 ? { more: withoutSecrets(others) } : {}) : further;
      this.pino[level]({ ...context, ...extra, ...(withoutSecrets(message) as object) }, told ? words : undefined);
    } else {
      this.pino[level]({ ...context, ...further }, String(message));
    }
  }
}
