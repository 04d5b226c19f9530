import type { Gate } from './bucket.rules.js';
import { BlackoutGate } from './gates/blackout.rules.js';
import { Closings } from './gates/closings.rules.js';
import { OpenHoursGate } from './gates/open-hours.rules.js';
import { OpenStretches } from './gates/open-stretches.rules.js';
import type { PlacedGate } from './opened-bucket.rules.js';
import { SECOND } from './time/zone-clock.rules.js';

/** What a search asks of a gate. */
type Asked = Pick<Gate, 'nextLegal'>;

/** Closings by what they are made of: searches under the same hours and blackouts share what they find closed. One for each table of day classes. */
export type SharedClosings = Map<string, Closings>;

/**
 * The search for a slot, asked many times of the same gates while places are only ever taken. A place that is taken only refuses more, so what was searched
 * in vain stays barren and is passed over: a long queue costs one walk through the calendar, and so do rules under which nothing ever fits.
 */
export class SlotSearch {
  private readonly asked: readonly Asked[];
  private readonly barren = new OpenStretches();

  /** @param gates without freezes, which hold and do not move */
  constructor(
    readonly gates: readonly PlacedGate[],
    shared?: SharedClosings,
  ) {
    const closing: PlacedGate[] = [];
    const asked: Asked[] = [];
    for (const placed of gates) {
      if (placed.gate instanceof OpenHoursGate || placed.gate instanceof BlackoutGate) closing.push(placed);
      else asked.push(placed.gate);
    }
    if (closing.length > 0) asked.unshift(closingsOf(closing, shared));
    this.asked = asked;
  }

  /** The first second in [start, limit] that every gate allows, or null. `start` is a whole second. */
  first(start: number, limit: number): number | null {
    const from = this.barren.around(start)?.to ?? start;
    const slot = firstAgreed(this.asked, from, limit);
    const before = slot ?? Math.floor(limit / SECOND) * SECOND + SECOND;
    if (before > start) this.barren.add(start - 1, before);
    return slot;
  }
}

function closingsOf(closing: readonly PlacedGate[], shared: SharedClosings | undefined): Closings {
  if (!shared) return joined(closing);
  const key = JSON.stringify(closing.map(({ bucket, rule }) => [bucket.zone, bucket.rules[rule]]));
  const closings = shared.get(key) ?? joined(closing);
  shared.set(key, closings);
  return closings;
}

function joined(closing: readonly PlacedGate[]): Closings {
  const gates = closing.map(({ gate }) => gate);
  return new Closings(
    gates.flatMap((gate) => (gate instanceof OpenHoursGate ? [gate.hours] : [])),
    gates.flatMap((gate) => (gate instanceof BlackoutGate ? [gate] : [])),
  );
}

/** The first second in [start, limit] that all allow, or null. */
function firstAgreed(asked: readonly Asked[], start: number, limit: number): number | null {
  let slot = start;
  // Round and round until all in a row agree; each disagreement jumps to the first second that one allows, so nothing legal is passed over.
  for (let agreeing = 0, turn = 0; agreeing < asked.length && slot <= limit; turn++) {
    const next = (asked[turn % asked.length] as Asked).nextLegal(slot, limit);
    agreeing = next === slot ? agreeing + 1 : 1;
    slot = next;
  }
  return slot <= limit ? slot : null;
}
