/** Something that is in somebody's hands, of a department whose people may go on with it. */
export interface InHand {
  title: string;
  departmentId: string;
}

/** Who may go on with such work in which department. */
export interface MayGoOn {
  departmentId: string;
  personId: string;
}

/** Work somebody leaves behind. */
export interface LeftWork {
  /** How much. */
  count: number;
  /** How much of it nobody could go on with. */
  alone: number;
  /** Titles, those that nobody could go on with first; a few. */
  titles: string[];
}

/** So many are named. */
const NAMED = 5;

/**
 * What of `items` leaves the person's hands, and what of that nobody else could go on with.
 * @param before who may go on with such work now
 * @param after who may once the person's role, or the person, is gone
 */
export function leftBehind(
  items: readonly InHand[],
  personId: string,
  before: readonly MayGoOn[],
  after: readonly MayGoOn[],
): LeftWork {
  const may = (who: readonly MayGoOn[], where: string): boolean =>
    who.some((one) => one.departmentId === where && one.personId === personId);
  const left = items.filter(({ departmentId }) => may(before, departmentId) && !may(after, departmentId));
  const isAlone = ({ departmentId }: InHand): boolean => !after.some((one) => one.departmentId === departmentId);
  const alone = left.filter(isAlone);
  const others = left.filter((one) => !isAlone(one));
  return {
    count: left.length,
    alone: alone.length,
    titles: [...alone, ...others].slice(0, NAMED).map(({ title }) => title),
  };
}
