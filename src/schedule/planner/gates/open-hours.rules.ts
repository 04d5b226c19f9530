import type { Gate } from '../bucket.rules.js';
import type { Words } from '../words.rules.js';
import { explainHours } from '../because.rules.js';
import type { HoursRule } from '../throttle-rule.rules.js';
import { dayClassOf, type DayClassTable } from '../time/day-class.rules.js';
import type { ZoneClock } from '../time/zone-clock.rules.js';
import { WallHours } from './wall-hours.rules.js';

/** `hours`: a send may leave when the wall clock's reading lies in a range. */
export class OpenHoursGate implements Gate {
  readonly hours: WallHours;

  constructor(
    private readonly rule: HoursRule,
    private readonly clock: ZoneClock,
    private readonly table: DayClassTable | undefined,
  ) {
    this.hours = WallHours.of(rule, clock, table);
  }

  refuses(at: number): boolean {
    return !this.hours.isOpen(at);
  }

  nextLegal(from: number, limit: number): number {
    return this.hours.nextOpen(from, limit);
  }

  firstRefused(from: number, before: number): number | null {
    return this.hours.firstClosed(from, before);
  }

  explain(at: number, legalFrom: number | null, isAsked: boolean): Words {
    const day = this.clock.dayAt(at);
    const dayClass = dayClassOf(day, this.table);
    return explainHours({ dayClass, ranges: this.rule[dayClass] ?? [], isAsked }, at, legalFrom, this.clock);
  }

  /** Hours count nothing. */
  reserve(): void {}
}
