import { DateTime } from 'luxon';
import { type Newsroom, openAccount, openNewsroom } from '../../factories/newsroom.js';
import {
  type Planted,
  type PlantedPublication,
  plantPublications,
  slotsOf,
} from '../../factories/planted-publications.js';
import type { Client } from '../../support/http-app.js';

const MINUTE = 60_000;

export interface Item {
  id: string;
  storyTitle: string;
  slotAt: string;
  held: boolean;
  follows: boolean;
  to: string | null;
  earliestAt: string | null;
  against: { policy: string; rule: number; text: { zh: string; en: string } }[];
  because: { policy?: string; text: { zh: string; en: string } }[];
  fault: { code: string; text: { zh: string; en: string } } | null;
}

export interface Preview {
  confirm: string | null;
  planned: number;
  misfits: number;
  silenced: number;
  silences: { departmentId: string; channel: string }[];
  counts: Record<string, number>;
  text: { zh: string; en: string };
  items: Item[];
  nextCursor: string | null;
}

export interface Result {
  text: { zh: string; en: string };
  counts: Record<string, number>;
  moved: { id: string; from: string; to: string; wishedBefore: string }[];
  left: { id: string; fault: { code: string; text: { zh: string; en: string } } }[];
}

export interface Problem {
  code: string;
  pointer: string;
  counts: Record<string, number>;
  confirm: string;
  text: { zh: string; en: string };
}

/** A newsroom with a plan that is laid out anew for every test, and those who rule over it logged in. */
export interface ReplanningScene {
  room: Newsroom;
  web: string;
  channels: Client;
  duty: Client;
  admin: Client;
  officer: Client;
  /** Ten days ahead at noon in Shanghai: a day with nothing else on it. */
  noon: DateTime;
  /** Minutes from that noon. */
  at(minutes: number): Date;
  plant(minutes: number[], more?: Partial<PlantedPublication>): Promise<Planted[]>;
  /** Where they stand now, in minutes from that noon. */
  offsets(planted: readonly Planted[]): Promise<number[]>;
  /** A policy of the bureau that keeps posts apart. */
  minGap(gap: string, more?: object): object;
  /** Takes plan and rules away again. */
  clear(): Promise<void>;
}

export async function openReplanningScene(): Promise<ReplanningScene> {
  const room = await openNewsroom();
  const { dataSource } = room.api;
  const web = await openAccount(room, 'web');
  const noon = DateTime.now()
    .setZone('Asia/Shanghai')
    .plus({ days: 10 })
    .set({ hour: 12, minute: 0, second: 0, millisecond: 0 });
  const at = (minutes: number): Date => new Date(noon.toMillis() + minutes * MINUTE);
  return {
    room,
    web,
    channels: await room.api.loginAs('channels'),
    duty: await room.api.loginAs('duty'),
    admin: await room.api.loginAs('admin'),
    officer: await room.api.loginAs('officer'),
    noon,
    at,
    plant: (minutes, more = {}) =>
      plantPublications(
        dataSource,
        minutes.map((offset) => ({ departmentId: room.bureau, accountId: web, slot: at(offset), ...more })),
      ),
    async offsets(planted) {
      const slots = await slotsOf(dataSource, planted);
      return slots.map((slot) => (slot.getTime() - noon.toMillis()) / MINUTE);
    },
    minGap: (gap, more = {}) => ({
      name: '示例间隔',
      departmentId: room.bureau,
      rules: [{ type: 'minGap', gap }],
      ...more,
    }),
    async clear() {
      for (const table of ['publication', 'throttle_policy', 'blackout', 'day_class', 'outbox_event'])
        await dataSource.query(`DELETE FROM ${table}`);
      await dataSource.query(`UPDATE department SET parent_id = $1 WHERE id = $2`, [room.bureau, room.school]);
    },
  };
}
