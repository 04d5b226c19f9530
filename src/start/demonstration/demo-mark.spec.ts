import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StartError } from '../../platform/config/start-error.js';
import { clearCutOffDemo } from './cut-off-demo.js';
import { DemoMark } from './demo-mark.js';

describe('the mark of the demonstration', () => {
  let dataDir: string;
  let mark: DemoMark;

  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'xuanfa-mark-'));
    mark = new DemoMark(dataDir);
  });
  afterEach(() => rmSync(dataDir, { recursive: true }));

  it('says what was begun and finished, and leaves no draft behind', () => {
    expect(mark.state).toBe('none');
    mark.begin();
    expect(mark.state).toBe('begun');
    mark.finish('2026-07-01T00:00:00.000Z');
    expect(mark.read()).toEqual({ state: 'finished', since: '2026-07-01T00:00:00.000Z' });
    expect(readdirSync(dataDir)).toEqual(['demo.json']);
    mark.forget();
    expect(mark.state).toBe('none');
  });

  it('keeps the order to clear it away, to the letter, and that it was carried out', () => {
    const order = { act: 'act', personId: 'person', shown: 'shown' };
    mark.leave('2026-07-01T00:00:00.000Z', order);
    expect(mark.read()).toEqual({ state: 'leaving', since: '2026-07-01T00:00:00.000Z', ...order });
    mark.leave(null, order);
    expect(mark.read()).toEqual({ state: 'leaving', since: null, ...order });
    mark.left();
    expect(mark.read()).toEqual({ state: 'left' });
  });

  it('of an earlier version does not say since when it has been complete', () => {
    writeFileSync(join(dataDir, 'demo.json'), '{"state":"finished"}\n');
    expect(mark.read()).toEqual({ state: 'finished', since: null });
  });

  it.each([
    '',
    '{',
    '{"state":"begun"',
    'null',
    '{}',
    '{"state":"begun","more":1}',
    '{"state":"Begun"}\n',
    '\0\0\0',
    '{"state":"leaving"}\n',
    '{"state":"finished","since":"July"}\n',
    '{"act":"a","state":"leaving","personId":"p","shown":"s"}\n',
  ])('that reads %j wipes nothing and stops the start with what to do', async (content) => {
    writeFileSync(join(dataDir, 'demo.json'), content);
    expect(() => mark.state).toThrow(StartError);
    // Reaching for the database would fail otherwise than with a StartError.
    const clearing = clearCutOffDemo({ dataDir, demo: true }, 'postgres://127.0.0.1:1/none', () => undefined);
    await expect(clearing).rejects.toThrow(join(dataDir, 'demo.json'));
    await expect(clearing).rejects.toThrow(StartError);
  });

  it('that cannot be read at all wipes nothing either', () => {
    mkdirSync(join(dataDir, 'demo.json'));
    expect(() => mark.state).toThrow(StartError);
  });
});
