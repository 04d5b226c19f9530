// `npm run shots`: pictures of every page, for eyes. Starts an installation of its own, fills it with the demonstration, looks at each
// page as the person who works there does, on a desk and on a telephone, and takes everything away again but the pictures.
/* global document, innerWidth, requestAnimationFrame -- what is evaluated runs in the page */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chromiumPath, ensureChromium } from './ensure-chromium.mjs';
import { ensureReady, root } from './ensure-ready.mjs';
import { PAGES, placesOf, writeDraft } from './shots-pages.mjs';
import { FIRST_STEPS } from './shots-states.mjs';

const USAGE = `npm run shots -- [--out 目录] [--only 页面[,页面]] [--dark] [--english]

给每个页面、对话框、打印稿和首次登录截图（1440 与 390 像素宽），默认放在 var/shots，附一页总览 index.html。名字后写 * 表示以它开头的全部。
Pictures of every page, dialog, paper and first step, 1440 and 390 px wide, into var/shots by default, with an index.html that shows
them all. A name that ends in * stands for all that begin so.`;

const SIZES = [
  { name: '1440', window: { viewport: { width: 1440, height: 900 } } },
  {
    name: '390',
    window: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
  },
];
/** A page is ready when nothing turns or is marked busy any more. */
const READY_MS = 15_000;

let options;
try {
  options = parseArgs({
    options: {
      out: { type: 'string', default: 'var/shots' },
      only: { type: 'string' },
      dark: { type: 'boolean', default: false },
      english: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  }).values;
} catch (error) {
  fail(`参数有误 / ${error.message}\n\n${USAGE}`, 2);
}
if (options.help) {
  console.log(USAGE);
  process.exit(0);
}
const wanted = options.only?.split(',');
const names = [...PAGES, ...FIRST_STEPS].map(({ name }) => name);
const unknown = wanted?.filter((one) => !names.some((name) => isMeant(one, name))) ?? [];
if (unknown.length > 0) fail(`没有这些页面 / no such pages: ${unknown.join(', ')}\n${names.join(' ')}`, 2);
const isWanted = ({ name }) => !wanted || wanted.some((one) => isMeant(one, name));

await ensureReady();
const missing = ensureChromium();
if (missing) fail(missing, 1);
const { chromium } = await import('playwright');
const { OwnInstallationKeeper } = await import('../dist/src/demo/headless/own-installation.js');
const { seedDemo } = await import('../dist/src/demo/seed-demo.js');
const { followPublications } = await import('../dist/src/demo/headless/follow.js');
const { PACE_IN_BRIEF } = await import('../dist/src/demo/stories/scheduling.js');
const { enter } = await import('../dist/src/demo/house/people.js');
const { DemoClient } = await import('../dist/src/demo/client/demo-client.js');

const out = resolve(root, options.out);
const keepers = [];
let browser;
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void leave(signal === 'SIGINT' ? 130 : 143));
try {
  await leave((await take()) === 0 ? 0 : 1);
} catch (error) {
  console.error(error);
  await leave(1);
}

/** @returns how many pages complained */
async function take() {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox', '--disable-gpu'] });
  const shots = [...(await demonstration()), ...(await firstSteps())];
  writeFileSync(join(out, 'index.html'), contactSheet(shots));
  console.log(`${shots.length} 张 pictures: ${join(options.out, 'index.html')}`);
  return shots.filter(({ amiss }) => amiss).length;
}

/** The pages of a newsroom at work. */
async function demonstration() {
  const pages = PAGES.filter(isWanted);
  if (pages.length === 0) return [];
  const { apiUrl, first, sandbox } = await installation();
  const passwords = new Map();
  const seeded = await seedDemo({
    ...{ apiUrl, first, sandbox, unfinished: true, pace: PACE_IN_BRIEF, say: (message) => console.error(message) },
    tell: ({ login, password }) => passwords.set(login, password),
  });
  const published = await followPublications(seeded.admin, seeded.publications, () => undefined);
  const officer = new DemoClient(apiUrl);
  await officer.logIn('demo-officer', passwords.get('demo-officer'));
  const places = placesOf(seeded, published, await writeDraft(officer, seeded.stories[0].id));
  const shots = [];
  for (const size of SIZES) {
    const people = new Map();
    for (const page of pages.filter(({ sizes }) => !sizes || sizes.includes(size.name))) {
      if (!people.has(page.who)) people.set(page.who, await windowOf(page.who, passwords.get(page.who), apiUrl, size));
      const path = typeof page.path === 'function' ? page.path(places) : page.path;
      shots.push(await shoot(people.get(page.who), apiUrl, { ...page, path }, size));
    }
    for (const context of people.values()) await context.close();
  }
  return shots;
}

/** The pages of an installation nobody has set up. */
async function firstSteps() {
  const pages = FIRST_STEPS.filter(isWanted);
  if (pages.length === 0) return [];
  const { apiUrl, first } = await installation();
  const shots = [];
  let password = first.oneTimePassword;
  const round = async (some) => {
    for (const size of SIZES) {
      const context = await windowOf(first.login, password, apiUrl, size);
      for (const page of some) shots.push(await shoot(context, apiUrl, page, size));
      await context.close();
    }
  };
  await round(pages.filter(({ isFirst }) => isFirst));
  password = await enter(new DemoClient(apiUrl), first.login, password);
  await round(pages.filter(({ isFirst }) => !isFirst));
  return shots;
}

function installation() {
  const keeper = new OwnInstallationKeeper();
  keepers.push(keeper);
  return keeper.start();
}

/** A window of one person's own, logged in; of a reader's without a login. */
async function windowOf(who, password, apiUrl, { window }) {
  const context = await browser.newContext({
    ...window,
    ...{
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      colorScheme: options.dark ? 'dark' : 'light',
      reducedMotion: 'reduce',
    },
  });
  // Otherwise Chinese, whatever the machine speaks.
  if (options.english) await context.addInitScript(() => localStorage.setItem('xuanfa.language', 'en'));
  if (who !== null) {
    const login = await context.request.post(`${apiUrl}/api/session`, {
      headers: { 'Idempotency-Key': `shots-${Date.now()}-${who}` },
      data: { login: who, password },
    });
    if (!login.ok()) throw new Error(`${who} could not log in: ${login.status()} ${await login.text()}`);
  }
  return context;
}

/** Takes one picture, and tells what the page said in its console, that it did not come to rest or is wider than its window. */
async function shoot(context, apiUrl, { name, path, act, after, print, screen, isAmiss }, size) {
  const page = await context.newPage();
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (!isAmiss && ['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  try {
    await page.goto(apiUrl + path, { waitUntil: 'load' });
    await rest(page);
    if (act) {
      await act(page);
      await rest(page);
    }
    if (print) await page.emulateMedia({ media: 'print', colorScheme: 'light' });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (over > 0) complaints.push(`${over} px wider than its window`);
  } catch (error) {
    complaints.push(error.message);
  }
  const file = `${name}-${size.name}.png`;
  await page.screenshot({ path: join(out, file), fullPage: !screen });
  await after?.(page);
  await page.close();
  for (const complaint of complaints) console.error(`✗ ${file}: ${complaint}`);
  console.error(`  ${file}`);
  return { file, size: size.name, path, amiss: complaints.length > 0 };
}

async function rest(page) {
  await page.waitForFunction(
    () =>
      document.querySelector('main, article') &&
      !document.querySelector(
        '.full-page[role="status"], .ant-spin-spinning, [aria-busy="true"], [class*="-enter-active"], [class*="-appear-active"]',
      ),
    undefined,
    { timeout: READY_MS },
  );
  await page.evaluate(async () => {
    await document.fonts.ready;
    // The picture is of the whole page: what waits below to be scrolled to is wanted now.
    for (const image of document.images) image.loading = 'eager';
    await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)));
  });
  // Until nothing fades or slides any more; what turns for ever is not waited for.
  await page.evaluate(async () => {
    const end = performance.now() + 3_000;
    const drawn = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    for (let still = 0; still < 3 && performance.now() < end;) {
      await drawn();
      const moving = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
      still = moving.length === 0 ? still + 1 : 0;
      await Promise.race([
        new Promise((resolve) => setTimeout(resolve, Math.max(0, end - performance.now()))),
        Promise.all(moving.map(({ finished }) => finished.catch(() => undefined))),
      ]);
    }
  });
  await page.waitForTimeout(400);
}

function contactSheet(shots) {
  const pictures = shots
    .map(
      ({ file, size, path }) =>
        `<figure style="width:${size === '390' ? 220 : 640}px"><a href="${file}"><img src="${file}" alt="${file}"></a><figcaption>${file} · ${path}</figcaption></figure>`,
    )
    .join('\n');
  return `<!doctype html><meta charset="utf-8"><title>宣发台</title>
<style>body{font:14px sans-serif;display:flex;flex-wrap:wrap;gap:16px;align-items:flex-start}img{width:100%;border:1px solid #ccc}figure{margin:0}</style>
${pictures}\n`;
}

async function leave(code) {
  await browser?.close().catch(() => undefined);
  for (const keeper of keepers) await keeper.remove();
  process.exit(code);
}

function isMeant(wanted, name) {
  return wanted.endsWith('*') ? name.startsWith(wanted.slice(0, -1)) : name === wanted;
}

function fail(message, code) {
  console.error(message);
  process.exit(code);
}
