import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestingModule } from '@nestjs/testing';
import { type Newsroom, openAccount, openNewsroom } from '../factories/newsroom.js';
import type { Client } from '../support/http-app.js';
import { openPageServer, type PageServer } from '../support/page-server.js';
import { buildWorker } from '../support/worker.js';

export type Caller = Client & { cookie: string };

/** A newsroom that posts by hand: a real worker, pages to be looked at, two people on duty and one officer. */
export interface HandHouse {
  room: Newsroom;
  worker: TestingModule;
  pages: PageServer;
  duty: Caller;
  second: Caller;
  officer: Caller;
  /** A further account by hand whose links lead to the pages. */
  handAccount(more?: Parameters<typeof openAccount>[2]): Promise<string>;
  close(): Promise<void>;
}

export async function openHandHouse(): Promise<HandHouse> {
  const pages = await openPageServer();
  // The pages of these tests lie on this machine, as an operator may list hosts of the own network.
  const folder = mkdtempSync(join(tmpdir(), 'xuanfa-hand-'));
  const room = await openNewsroom({
    outbound: { privateHosts: ['127.0.0.1'], proxy: null },
    files: { folder, bucket: null, shared: true },
  });
  const worker = await buildWorker(room.databaseUrl);
  await worker.init();
  const [duty, second, officer] = (await Promise.all(
    ['duty', 'second-duty', 'officer'].map((login) => room.api.loginAs(login)),
  )) as [Caller, Caller, Caller];
  let serial = 0;
  return {
    ...{ room, worker, pages, duty, second, officer },
    handAccount: (more = {}) =>
      openAccount(room, 'other', {
        name: `示例视频号 ${++serial}`,
        settings: { linkHosts: [new URL(pages.url).host], minutes: 60, backOffice: '示例平台创作者中心' },
        ...more,
      }),
    async close() {
      await worker.close();
      await room.close();
      await pages.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
