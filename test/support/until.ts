import { setTimeout as pause } from 'node:timers/promises';

/**
 * Waits for something that happens by itself: asks again every 20 ms until `probe` answers with anything but false or undefined.
 * @throws when it has not within `patienceMs`
 */
export async function until<T>(
  what: string,
  probe: () => T | false | undefined | Promise<T | false | undefined>,
  patienceMs = 15_000,
): Promise<T> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const answer = await probe();
    if (answer !== false && answer !== undefined) return answer;
    if (Date.now() > deadline) throw new Error(`Waited ${patienceMs} ms in vain until ${what}`);
    await pause(20);
  }
}
