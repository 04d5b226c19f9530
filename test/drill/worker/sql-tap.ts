import { Client } from 'pg';
import { setTimeout as pause } from 'node:timers/promises';

type Query = (this: Client, ...args: unknown[]) => unknown;
type Rewrite = (text: string, values: readonly unknown[]) => string;

const rewrites: Rewrite[] = [];
const delays: { pattern: RegExp; ms: number }[] = [];
let tapped = false;

/** Lets every statement of this process through `rewrite` on its way to the database. */
export function rewriteSql(rewrite: Rewrite): void {
  rewrites.push(rewrite);
  tap();
}

/** Makes the statements that match slow, as a busy database does. */
export function delaySql(pattern: RegExp, ms: number): void {
  delays.push({ pattern, ms });
  tap();
}

function tap(): void {
  if (tapped) return;
  tapped = true;
  const prototype = Client.prototype as unknown as { query: Query };
  const query = prototype.query;
  prototype.query = function (this: Client, ...args: unknown[]): unknown {
    const [first, values] = args;
    if (typeof first !== 'string') return query.apply(this, args);
    const given: readonly unknown[] = Array.isArray(values) ? values : [];
    const text = rewrites.reduce((so, rewrite) => rewrite(so, given), first);
    const delay = delays.find(({ pattern }) => pattern.test(text));
    const last = args.at(-1);
    // With a callback nobody waits for a promise of ours: it goes through at once.
    if (!delay || typeof last === 'function') return query.apply(this, [text, ...args.slice(1)]);
    return pause(delay.ms).then(() => query.apply(this, [text, ...args.slice(1)]));
  };
}
