import { Logger } from '@nestjs/common';

/** Logs errors of connections. A store that is away fails every moment with the same words: the same ones are said once in 30 s. */
export class ErrorLog {
  private readonly logger: Logger;
  private readonly saidAt = new Map<string, number>();

  constructor(context: string) {
    this.logger = new Logger(context);
  }

  /** @param where which connection, e.g. the queue's name */
  report(where: string, error: unknown): void {
    const text = `${where}: ${describe(error)}`;
    const now = Date.now();
    if (now - (this.saidAt.get(text) ?? -Infinity) < 30_000) return;
    if (this.saidAt.size > 100) this.saidAt.clear();
    this.saidAt.set(text, now);
    this.logger.error(text);
  }
}

/** Node's "connection refused to all addresses" has an empty message of its own. */
function describe(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map((one: unknown) => describe(one)).join('; ');
  return error instanceof Error ? error.message || error.name : String(error);
}
