import { IANAZone } from 'luxon';

/** One day of the proleptic calendar as a count: 0 is 1970-01-01 (a Thursday). Independent of any zone. */
export type DayNumber = number;

/** A stretch [from, to) of instants (epoch ms) in which the zone's offset from UTC (ms) does not change. */
export interface OffsetSegment {
  readonly from: number;
  readonly to: number;
  readonly offset: number;
}

export interface CivilDate {
  readonly year: number;
  /** 1–12 */
  readonly month: number;
  readonly day: number;
}

export const SECOND = 1_000;
export const DAY = 86_400_000;

/**
 * Offsets are looked up at the borders of pieces this long; a piece with equal borders counts as constant. The shortest there-and-back change in the
 * IANA database (2025c, all zones, all years) lasts 3.98 days, so three and a half cannot hide one.
 */
const PIECE = 3.5 * DAY;
const PIECES_KEPT = 20_000;
const ZONES_KEPT = 700;

/** The first whole second at or after an instant. */
export function ceilToSecond(instant: number): number {
  return Math.ceil(instant / SECOND) * SECOND;
}

/** Calendar date of a day number (Hinnant's `civil_from_days`; valid far outside the range of Date). */
export function civilOf(day: DayNumber): CivilDate {
  const z = day + 719_468;
  const era = Math.floor(z / 146_097);
  const doe = z - era * 146_097;
  const yoe = Math.floor((doe - Math.floor(doe / 1_460) + Math.floor(doe / 36_524) - Math.floor(doe / 146_096)) / 365);
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  return {
    year: yoe + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: doy - Math.floor((153 * mp + 2) / 5) + 1,
  };
}

/** Day number of a calendar date (Hinnant's `days_from_civil`). The date is taken as it is; check it with `isRealDate` first. */
export function dayNumberOf(year: number, month: number, day: number): DayNumber {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yoe = y - era * 400;
  const doy = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  return era * 146_097 + yoe * 365 + Math.floor(yoe / 4) - Math.floor(yoe / 100) + doy - 719_468;
}

/** False for dates the calendar does not have, such as 30 February. */
export function isRealDate(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1 || day > 31) return false;
  const back = civilOf(dayNumberOf(year, month, day));
  return back.year === year && back.month === month && back.day === day;
}

/** 1 = Monday … 7 = Sunday. */
export function isoWeekdayOf(day: DayNumber): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/**
 * Names the runtime's library (ICU) takes for old programs' sake and the IANA database does not have. They mean what nobody here expects:
 * `CST` is Chicago, not China.
 */
const FOREIGN = new Set(
  (
    'ACT AET AGT ART AST BET BST CAT CNT CST CTT EAT ECT IET IST JST MIT NET NST PLT PNT PRT PST SST VST ' +
    'ASIA/HANOI CANADA/EAST-SASKATCHEWAN ETC/UNKNOWN US/PACIFIC-NEW'
  ).split(' '),
);

function isReadable(name: string): boolean {
  return /^[A-Za-z]/.test(name) && IANAZone.isValidZone(name);
}

function isForeign(name: string): boolean {
  const upper = name.toUpperCase();
  return FOREIGN.has(upper) || upper.startsWith('SYSTEMV/');
}

/**
 * The wall clock of one IANA zone. Offsets come from the runtime's own zone database (through luxon) and are remembered piece by piece, so that a
 * year of calendar arithmetic costs a few hundred look-ups once and none after. Remembering changes no answer: the same instant always has the same offset.
 */
export class ZoneClock {
  private readonly zone: IANAZone;
  private readonly pieces = new Map<number, readonly OffsetSegment[]>();
  private readonly borders = new Map<number, number>();
  private last: OffsetSegment = { from: 0, to: 0, offset: 0 };

  private constructor(readonly name: string) {
    this.zone = IANAZone.create(name);
  }

  private static readonly clocks = new Map<string, ZoneClock>();

  /** True for names of the IANA database. Fixed offsets such as `+08:00` are no zones, nor are the abbreviations JavaScript knows besides. */
  static knows(name: string): boolean {
    return !isForeign(name) && isReadable(name);
  }

  /**
   * The clock of a zone. Throws RangeError for a name that cannot be read: check with `knows` where names come from outside. What an
   * installation was once given goes on as it was read then.
   */
  static of(name: string): ZoneClock {
    const kept = ZoneClock.clocks.get(name);
    if (kept) return kept;
    if (!isReadable(name)) throw new RangeError(`unknown time zone: ${name}`);
    if (ZoneClock.clocks.size >= ZONES_KEPT) ZoneClock.clocks.clear();
    const clock = new ZoneClock(name);
    ZoneClock.clocks.set(name, clock);
    return clock;
  }

  /** The stretch of constant offset around an instant. It may end earlier than the next real change, never later. */
  segmentAt(instant: number): OffsetSegment {
    const last = this.last;
    if (instant >= last.from && instant < last.to) return last;
    const piece = Math.floor(instant / PIECE);
    let segments = this.pieces.get(piece);
    if (!segments) {
      if (this.pieces.size >= PIECES_KEPT) {
        this.pieces.clear();
        this.borders.clear();
      }
      segments = this.split(piece);
      this.pieces.set(piece, segments);
    }
    const found = segments.find((segment) => instant < segment.to);
    if (!found) throw new RangeError(`not an instant: ${instant}`);
    this.last = found;
    return found;
  }

  /** Offset from UTC in ms, east positive. */
  offsetAt(instant: number): number {
    return this.segmentAt(instant).offset;
  }

  /** The wall clock's reading as ms since 1970-01-01T00:00 of the wall clock itself. */
  localAt(instant: number): number {
    return instant + this.segmentAt(instant).offset;
  }

  /** The calendar date the wall clock shows. */
  dayAt(instant: number): DayNumber {
    return Math.floor(this.localAt(instant) / DAY);
  }

  /** True where the wall clock shows the same reading twice, as in the hour repeated when clocks go back. */
  isAmbiguous(instant: number): boolean {
    const { offset } = this.segmentAt(instant);
    return [instant - DAY, instant + DAY].some((near) => {
      const other = this.offsetAt(near);
      return other !== offset && this.offsetAt(instant + offset - other) === other;
    });
  }

  private split(piece: number): OffsetSegment[] {
    const found: OffsetSegment[] = [];
    const add = (low: number, high: number, offset: number): void => {
      const before = found.at(-1);
      if (before?.offset === offset) found[found.length - 1] = { ...before, to: high };
      else found.push({ from: low, to: high, offset });
    };
    // Offsets change on whole seconds, so two instants a second apart with different offsets are the change itself.
    const search = (low: number, lowOffset: number, high: number, highOffset: number): void => {
      if (lowOffset === highOffset || high - low <= SECOND) return add(low, high, lowOffset);
      const middle = low + Math.floor((high - low) / (2 * SECOND)) * SECOND;
      const middleOffset = this.read(middle);
      search(low, lowOffset, middle, middleOffset);
      search(middle, middleOffset, high, highOffset);
    };
    search(piece * PIECE, this.borderOffset(piece), (piece + 1) * PIECE, this.borderOffset(piece + 1));
    return found;
  }

  private borderOffset(piece: number): number {
    let offset = this.borders.get(piece);
    if (offset === undefined) {
      offset = this.read(piece * PIECE);
      this.borders.set(piece, offset);
    }
    return offset;
  }

  private read(instant: number): number {
    return Math.round(this.zone.offset(instant) * 60_000);
  }
}
