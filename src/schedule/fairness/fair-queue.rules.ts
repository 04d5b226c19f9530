/**
 * Turns on an account that several departments share: earliest eligible virtual deadline first (Stoica, Abdel-Wahab 1995), with the
 * account's time kept as of a fluid that all who wait draw on by weight (WF²Q: Bennett, Zhang 1996). A place given costs its department
 * 1 / weight turns; meanwhile the account's time goes on by 1 / (the weights of those who wait). A department's next post may go once
 * the account's time has come to where its turn opens, and of those that may, the one goes whose turn closes first. So nobody is ever
 * a whole post ahead of its weighted share or more than one behind, whatever the weights (decision 18).
 *
 * Turns have no unit: a department of weight 1 uses one a post.
 */

/** Turns nearer than this are the same: adding up fractions leaves traces. */
const SAME = 1e-9;

/** A department and how it stands on the account. */
export interface FairStanding {
  readonly departmentId: string;
  /** At least 1. */
  readonly weight: number;
  /** Where its next turn opens; null: it has had none in this contention. */
  readonly opens: number | null;
}

/** The first post of a department's own queue. */
export interface FairHead {
  readonly departmentId: string;
  /** 0 urgent, 1 normal */
  readonly urgency: number;
  /** Its place in the order of slots: decides where turns are the same. */
  readonly bySlot: number;
}

interface Member {
  readonly departmentId: string;
  readonly weight: number;
  opens: number;
  /** How many of its posts may still have a place. */
  waiting: number;
  head: FairHead | null;
}

/** The departments of one account while more is due than it lets out. A place costs a look at each of them, and nothing else. */
export class FairQueue {
  /** Those who wait. */
  private present: Member[] = [];
  private weights = 0;
  /** Those who do not, and are ahead of their share, or waited for the last place. */
  private resting: Member[] = [];
  private refusals = 0;
  private readonly byId: ReadonlyMap<string, Member>;

  /**
   * @param turn the account's time
   * @param standings everybody known from before, and everybody who waits
   * @param waiting how many posts of each department wait
   */
  constructor(
    private turn: number,
    standings: Iterable<FairStanding>,
    waiting: ReadonlyMap<string, number>,
  ) {
    for (const { departmentId, weight, opens } of standings) {
      // Who comes begins at the present: nothing is saved up while resting.
      const member = {
        departmentId,
        weight,
        opens: opens ?? turn,
        waiting: waiting.get(departmentId) ?? 0,
        head: null,
      };
      (member.waiting > 0 ? this.present : this.resting).push(member);
    }
    for (const { weight } of this.present) this.weights += weight;
    this.forget();
    this.byId = new Map([...this.present, ...this.resting].map((member) => [member.departmentId, member]));
  }

  /** Puts a post at the head of its department's queue, to be asked for with `next`. */
  lead(head: FairHead): void {
    this.memberOf(head.departmentId).head = head;
  }

  /** Whose post goes next: urgent ones first, then those whose turn is open, then by where the turn closes, then by slot. */
  next(): FairHead | undefined {
    this.wake();
    let first: Member | undefined;
    for (const member of this.present) if (member.head && (!first || this.goesFirst(member, first))) first = member;
    return first?.head ?? undefined;
  }

  /** A place went to a department, and to the post at the head of its queue if there is one. */
  give(departmentId: string): void {
    this.wake();
    this.forget();
    const member = this.memberOf(departmentId);
    member.opens += 1 / member.weight;
    // All who waited for the place draw on it, its winner too: more of its posts may come before the next place does.
    this.pass();
    this.forget();
    member.head = null;
    this.leave(member);
  }

  /** A post was refused: no place in this round is for it, and its department keeps what is due to it. */
  refuse(departmentId: string): void {
    this.refusals += 1;
    this.withdraw(departmentId);
  }

  /** A post waits no more, and had no place. */
  withdraw(departmentId: string): void {
    const member = this.byId.get(departmentId);
    if (member) this.leave(member);
  }

  /** Nobody waits: what follows is another contention, and owes this one nothing. */
  get isOver(): boolean {
    return this.present.length === 0 && this.refusals === 0;
  }

  /** What to keep until the next place is given. Who does not wait for that one and is not ahead is forgotten then. */
  standing(): { turn: number; opens: Map<string, number> } {
    const known = [...this.present, ...this.resting];
    return { turn: this.turn, opens: new Map(known.map(({ departmentId, opens }) => [departmentId, opens])) };
  }

  private leave(member: Member): void {
    member.waiting -= 1;
    if (member.waiting !== 0) return;
    this.present = this.present.filter((one) => one !== member);
    this.weights -= member.weight;
    this.resting.push(member);
  }

  /** Where all who wait are ahead, because somebody went who was behind, time goes on to the first of them: no place stays unused. */
  private wake(): void {
    let earliest = Infinity;
    for (const { opens } of this.present) if (opens < earliest) earliest = opens;
    if (earliest < Infinity && earliest > this.turn + SAME) this.turn = earliest;
  }

  /** The time of one place goes by. Who went ahead of its share draws on it until that is made up for, or coming and going would pay. */
  private pass(): void {
    for (let left = 1; left > SAME;) {
      const drawing = this.resting.filter(({ opens }) => opens > this.turn);
      const weights = drawing.reduce((sum, { weight }) => sum + weight, this.weights);
      if (weights === 0) return;
      const until = Math.min(this.turn + left / weights, ...drawing.map(({ opens }) => opens));
      left -= (until - this.turn) * weights;
      this.turn = until;
    }
  }

  /** Who does not wait for this place and is not ahead any more comes as a stranger, if ever. */
  private forget(): void {
    if (this.resting.length > 0) this.resting = this.resting.filter(({ opens }) => opens > this.turn);
  }

  private memberOf(departmentId: string): Member {
    const member = this.byId.get(departmentId);
    if (!member) throw new Error(`department ${departmentId} is not known to wait here`);
    return member;
  }

  private goesFirst(a: Member, b: Member): boolean {
    const first = a.head as FairHead;
    const second = b.head as FairHead;
    if (first.urgency !== second.urgency) return first.urgency < second.urgency;
    const isOpen = a.opens <= this.turn + SAME;
    if (isOpen !== b.opens <= this.turn + SAME) return isOpen;
    const sooner = a.opens + 1 / a.weight - b.opens - 1 / b.weight;
    return Math.abs(sooner) > SAME ? sooner < 0 : first.bySlot < second.bySlot;
  }
}
