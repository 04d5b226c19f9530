import type { Locator, Page } from 'playwright';

/** Slowly, as a hand does. @returns what stood under the pointer before it was let go */
export async function drag(page: Page, from: Locator, to: Locator, settled: RegExp): Promise<string> {
  const [start, end] = [await from.boundingBox(), await to.boundingBox()];
  if (!start || !end) throw new Error('there is nothing to drag, or nowhere');
  const [x, y] = [start.x + 30, start.y + 8];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.waitForTimeout(50);
  for (let step = 1; step <= 12; step++) {
    await page.mouse.move(
      x + ((end.x + end.width / 2 - x) * step) / 12,
      y + ((end.y + end.height * 0.6 - y) * step) / 12,
    );
    await page.waitForTimeout(15);
  }
  const under = page.locator('.dragged');
  await under
    .filter({ hasText: settled })
    .waitFor()
    .catch(async () => {
      throw new Error(`under the pointer stands: ${await under.textContent()}`);
    });
  const words = (await under.textContent()) ?? '';
  await page.mouse.up();
  await under.waitFor({ state: 'detached' });
  return words;
}
