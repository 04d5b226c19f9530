import { existsSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import { lookedAt, stillToLookAt } from './dialogs.js';
import { withoutWhatCameLater } from './oldest-browser.js';

/** Debian's own: without the frame of windows that nobody sees, where that is installed. */
const CHROMIUM = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'].find((file) => existsSync(file));

export const DESKTOP = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

/** A real browser; every page in it is watched for what a person would not see. */
export class TestBrowser {
  private constructor(
    private readonly browser: Browser,
    private readonly url: string,
  ) {}

  static async open(url: string): Promise<TestBrowser> {
    const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
    return new TestBrowser(browser, url);
  }

  /** A window of somebody's own: other cookies, other storage. Nothing slides there: what is pressed while it comes flying is not hit. */
  async window(
    viewport: { width: number; height: number },
    look: { colorScheme?: 'light' | 'dark'; timezoneId?: string } = {},
  ): Promise<TestWindow> {
    const context = await this.browser.newContext({
      ...{ viewport, baseURL: this.url, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' },
      reducedMotion: 'reduce',
      ...look,
    });
    // Debian's browser is far younger than the oldest one promised: what came in between is taken away.
    await context.addInitScript(withoutWhatCameLater());
    return TestWindow.open(context);
  }

  async close(): Promise<void> {
    await this.browser.close();
  }
}

/** The list of a choice is scrolled by the arrow keys of its box, which has the focus; axe knows that of lists the box names, not of their frame. */
function isCarried(rule: string, target: string): boolean {
  return rule === 'scrollable-region-focusable' && target.includes('rc-virtual-list-holder');
}

export class TestWindow {
  /** Errors of the page, of its console and of its policy, in words. */
  readonly complaints: string[] = [];

  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
  ) {
    page.on('pageerror', (error) => this.complaints.push(`error: ${error.message}`));
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type()))
        this.complaints.push(`${message.type()}: ${message.text()} ${message.location().url}`);
    });
  }

  static async open(context: BrowserContext): Promise<TestWindow> {
    return new TestWindow(context, await context.newPage());
  }

  async logIn(login: string, password: string, path = '/console/'): Promise<void> {
    await this.page.goto(path);
    await this.page.getByLabel(/用户名|User name/).fill(login);
    await this.page.getByLabel(/^(密码|Password)$/).fill(password);
    await this.page.getByRole('button', { name: /^(登录|Log in)$/ }).click();
    await this.page
      .getByRole('navigation')
      .or(this.page.getByRole('button', { name: /菜单|Menu/ }))
      .first()
      .waitFor();
  }

  /** What axe calls serious or critical, in words: rule and place. What lies open over the page is looked at in both sizes of window, once. */
  async barriers(): Promise<string[]> {
    const found = await this.findings();
    const open = stillToLookAt(await this.openDialogs());
    const size = this.page.viewportSize();
    if (open.length === 0 || !size) return found;
    const other = size.width === PHONE.width ? DESKTOP : PHONE;
    await this.page.setViewportSize(other);
    found.push(...(await this.findings()));
    if (await this.isTooWide()) found.push(`too wide at ${other.width}`);
    // Whoever turns the phone or widens the window is still in the middle of it.
    const still = await this.openDialogs();
    found.push(...open.filter((name) => !still.includes(name)).map((name) => `gone at ${other.width}: ${name}`));
    await this.page.setViewportSize(size);
    await this.stillness();
    lookedAt(open);
    return found;
  }

  /** The names of the dialogs, sheets and menus that are open. */
  private async openDialogs(): Promise<string[]> {
    return this.page.evaluate(`[...document.querySelectorAll('[data-dialog]')]
      .filter((one) => (one.querySelector('.ant-modal') ?? one).getClientRects().length > 0)
      .map((one) => one.dataset.dialog)`);
  }

  private async findings(): Promise<string[]> {
    await this.stillness();
    const { violations } = await new AxeBuilder({ page: this.page })
      // Where there are no frames whose findings are to be put together, no page of its own has to be opened for that.
      .setLegacyMode(this.page.frames().length === 1)
      .options({ resultTypes: ['violations'] })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21aa'])
      // Nothing runs in those, axe included: it would wait for ever.
      .exclude('iframe[sandbox]')
      .analyze();
    return violations
      .map((one) => ({ ...one, nodes: one.nodes.filter(({ target }) => !isCarried(one.id, target.join(' '))) }))
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) =>
        nodes.map(({ target, any }) => `${id}: ${target.join(' ')} ${any[0]?.message ?? ''}`.trim()),
      );
  }

  /** Until nothing fades or slides any more: what is half drawn has half its colours. What turns for ever is not waited for. */
  async stillness(): Promise<void> {
    await this.page.evaluate(`(async () => {
      const end = performance.now() + 3000;
      // Windows that change their size are laid out anew over some frames.
      const layout = () => [...document.querySelectorAll('main *')].slice(0, 500).map((one) => one.offsetWidth + '/' + one.offsetTop).join();
      let before = '';
      const drawn = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      // What one change has drawn may begin the next.
      for (let still = 0; still < 3 && performance.now() < end; ) {
        await drawn();
        const moving = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
        const now = layout();
        still = moving.length === 0 && now === before ? still + 1 : 0;
        before = now;
        await Promise.race([
          new Promise((resolve) => setTimeout(resolve, Math.max(0, end - performance.now()))),
          Promise.all(moving.map(({ finished }) => finished.catch(() => undefined)))]);
      }
    })()`);
  }

  /** Whether the page is wider than the window: nobody is to scroll sideways. */
  async isTooWide(): Promise<boolean> {
    return this.page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth');
  }

  async close(): Promise<void> {
    await this.context.close();
  }
}
