import { type ComponentType, lazy, type LazyExoticComponent, useSyncExternalStore } from 'react';
import { isNotLoaded, namesScript, nextWait } from './late.rules';

/** The console was changed on the server since this page was loaded: the parts it knows are there no more. */
export class Outdated extends Error {
  constructor() {
    super('the console was changed since this page was loaded');
    this.name = 'Outdated';
  }
}

const waiting = new Set<object>();
const listeners = new Set<() => void>();

function tell(): void {
  for (const listener of listeners) listener();
}

/** Whether a part of the console is awaited that did not arrive and is being asked for again. */
export function useLateTrouble(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => waiting.size > 0,
  );
}

/**
 * A part of the console that is loaded when it is needed. Where network or server are away it is asked for until it is here: what is on
 * the page stays, and nobody has to do it again.
 * @throws Outdated where the server has another console by now; whatever the part itself throws
 */
export async function late<T>(load: () => Promise<T>): Promise<T> {
  const mine = {};
  try {
    for (let wait = nextWait(0); ; wait = nextWait(wait)) {
      try {
        await missingStyles();
        return await load();
      } catch (cause) {
        if (!isNotLoaded(cause)) throw cause;
        if (await isOutdated()) throw new Outdated();
        waiting.add(mine);
        tell();
        await pause(wait);
      }
    }
  } finally {
    if (waiting.delete(mine)) tell();
  }
}

/** A component that comes late. */
export function lately<P extends object>(load: () => Promise<ComponentType<P>>): LazyExoticComponent<ComponentType<P>> {
  return lazy(() => late(async () => ({ default: await load() })));
}

/** Until it is time to ask again, or the network is back. */
function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const on = (): void => {
      clearTimeout(timer);
      removeEventListener('online', on);
      resolve();
    };
    const timer = setTimeout(on, ms);
    addEventListener('online', on);
  });
}

/** The bundler asks for a part's styles once only: those that did not arrive are asked for here. */
async function missingStyles(): Promise<void> {
  const failed = [...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"][data-failed]')];
  await Promise.all(
    failed.map(
      (link) =>
        new Promise<void>((resolve, reject) => {
          const next = document.createElement('link');
          next.rel = 'stylesheet';
          next.href = link.href;
          next.onload = () => resolve();
          next.onerror = () => reject(new Error(`Unable to preload CSS for ${link.href}`));
          link.replaceWith(next);
        }),
    ),
  );
}

addEventListener(
  'error',
  ({ target }) => {
    if (target instanceof HTMLLinkElement && target.rel === 'stylesheet') target.dataset['failed'] = '';
  },
  true,
);

async function isOutdated(): Promise<boolean> {
  const own = document.querySelector<HTMLScriptElement>('script[type="module"][src]')?.src;
  if (!own) return false;
  try {
    const answer = await fetch('/console/', { cache: 'no-store' });
    return answer.ok && !namesScript(await answer.text(), new URL(own).pathname);
  } catch {
    return false;
  }
}
