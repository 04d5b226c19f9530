import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestingModule } from '@nestjs/testing';
import { SandboxAddress } from '../../../src/accounts/addresses/sandbox-address.js';
import { type Sandbox, startSandbox } from '../../../src/sandbox/sandbox.server.js';
import { type Newsroom, openNewsroom } from '../../factories/newsroom.js';
import { TEST_PASSWORD } from '../../support/http-app.js';
import { openPageServer, type PageServer } from '../../support/page-server.js';
import { buildWorker } from '../../support/worker.js';
import { DESKTOP, PHONE, TestBrowser, type TestWindow } from './browser.js';

export type Viewport = typeof DESKTOP;
export type Language = 'zh' | 'en';

/** Where a day is played: a newsroom with its worker, the sandbox platforms, somebody else's pages, and a browser, all of them the real ones. */
export class DayStage {
  room!: Newsroom;
  sandbox!: Sandbox;
  pages!: PageServer;
  private worker: TestingModule | undefined;
  private browser: TestBrowser | undefined;
  private folder = '';
  private isWhole = true;
  private readonly windows: TestWindow[] = [];

  /** @param prepare puts into the newsroom what is there when the day begins */
  async open(prepare: (room: Newsroom) => Promise<unknown>): Promise<void> {
    this.folder = mkdtempSync(join(tmpdir(), 'xuanfa-day-'));
    this.pages = await openPageServer();
    this.sandbox = await startSandbox({ publishDelayMs: 200 });
    // The pages of these tests lie on this machine, as an operator may list hosts of the own network.
    const config = {
      outbound: { privateHosts: ['127.0.0.1'], proxy: null },
      files: { folder: this.folder, bucket: null, shared: true },
    };
    this.room = await openNewsroom(config);
    this.room.api.app.get(SandboxAddress, { strict: false }).announce(this.sandbox.wechatBaseUrl);
    await prepare(this.room);
    this.worker = await buildWorker(this.room.databaseUrl, config);
    await this.worker.init();
    this.browser = await TestBrowser.open(this.room.api.url);
  }

  async close(): Promise<void> {
    await this.browser?.close();
    await this.worker?.close();
    await this.sandbox?.close();
    await this.room?.close();
    await this.pages?.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Everybody goes home. */
  async leave(): Promise<void> {
    for (const window of this.windows.splice(0)) await window.close();
  }

  /** A test that goes on where the one before ended, and is not begun where that one did not end well. */
  chapter(name: string, happens: () => Promise<void>): void {
    test(name, async () => {
      if (!this.isWhole) throw new Error('the chapter before did not end well');
      this.isWhole = false;
      await happens();
      for (const window of this.windows) expect(window.complaints).toEqual([]);
      this.isWhole = true;
    });
  }

  async enter(login: string, path: string, viewport: Viewport, language: Language = 'zh'): Promise<TestWindow> {
    const window = await this.bare(viewport, language);
    await window.logIn(login, TEST_PASSWORD, path);
    return window;
  }

  /** Nobody has logged in there. */
  async bare(viewport: Viewport, language: Language = 'zh'): Promise<TestWindow> {
    if (!this.browser) throw new Error('the stage is not open');
    const window = await this.browser.window(viewport);
    this.windows.push(window);
    await window.context.addInitScript(`localStorage.setItem('xuanfa.language', '${language}')`);
    return window;
  }

  async unharmed(window: TestWindow): Promise<void> {
    expect(await window.barriers()).toEqual([]);
    expect(await window.isTooWide()).toBe(false);
    expect(window.complaints).toEqual([]);
  }

  /** The page as it stands, in both sizes and both languages. */
  async unharmedEverywhere(window: TestWindow): Promise<void> {
    for (const viewport of [PHONE, DESKTOP])
      for (const language of ['en', 'zh'] as const) await this.unharmedAs(window, viewport, language);
  }

  /** The page as it stands, seen in another window's size and in another language. */
  async unharmedAs(window: TestWindow, viewport: Viewport, language: Language): Promise<void> {
    const { page } = window;
    await page.setViewportSize(viewport);
    if (!(await page.evaluate(`document.documentElement.lang.startsWith('${language}')`)))
      // Also where a dialog lies over it.
      await page
        .getByRole('button', { name: language === 'zh' ? '中文' : 'English', exact: true })
        .dispatchEvent('click');
    await page.waitForFunction(`document.documentElement.lang.startsWith('${language}')`);
    await this.unharmed(window);
  }
}
