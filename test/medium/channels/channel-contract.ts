import type {
  ChannelAbility,
  ChannelConnector,
  PostedRef,
  SendOutcome,
  SendPackage,
} from '../../../src/publishing/channels/channel.js';

/** What a connector's test bench offers. Every package is of a publication of its own, on the same account. */
export interface ChannelBench {
  connector(): ChannelConnector;
  pack(): SendPackage;
  /** The same publication with another account: one whose platform refuses connections. */
  unreachable(pack: SendPackage): Promise<SendPackage>;
  /** A publication the platform says no to, and the code it answers with. */
  refused(): Promise<{ pack: SendPackage; code: string }>;
  /** From now on the next answer to a send is lost after the platform has done it. */
  loseNextAnswer(): Promise<void>;
  /** The next send meets a busy platform; null where there is no such thing. */
  busyOnce: (() => Promise<void>) | null;
  healed(): Promise<void>;
  /** Time passes, for us and for the platform. */
  later(ms: number): Promise<void>;
  now(): number;
  /** References of the posts the platform itself counts for the publication. */
  posts(pack: SendPackage): Promise<string[]>;
  /** Everything the platform holds for the account beside posts: what preparing leaves behind. */
  footprint(): Promise<unknown>;
  /** A publication that `validate` refuses; null where an account takes everything that is sealed for its channel. */
  invalid?(): SendPackage;
  /** For connectors that `can` correct: the same publication with other words, and whether the platform shows them now. */
  corrected?(pack: SendPackage): { pack: SendPackage; shown(): Promise<boolean> };
  /** For connectors that `can` measure: lets the platform count, as readers do, at least one of anything for the post. */
  read?(post: PostedRef): Promise<void>;
  /** True where the platform does not say at once where a post is. */
  tellsNoAddress?: boolean;
  /** For connectors that hand over to a person: the person publishes what lies there, and what the connector knows then. */
  byHand?(pack: SendPackage, ref: string): Promise<SendOutcome>;
}

const ABILITIES: readonly ChannelAbility[] = [
  'clear',
  'find',
  'fence',
  'poll',
  'recall',
  'retract',
  'correct',
  'restore',
  'measure',
];

type Sender = Pick<ChannelBench, 'connector' | 'later' | 'byHand'>;

const neverMind = (): void => undefined;

/** Prepares and sends, then asks until there is a result. */
export async function publish(bench: Sender, pack: SendPackage, lastLook = neverMind): Promise<SendOutcome> {
  expect(await bench.connector().prepare(pack)).toBeNull();
  return followed(bench, pack, await bench.connector().send(pack, lastLook));
}

/** A publication that is out. */
async function posted(bench: ChannelBench): Promise<{ pack: SendPackage; post: PostedRef }> {
  const pack = bench.pack();
  const outcome = await publish(bench, pack);
  if (outcome.kind !== 'sent') throw new Error(`not posted: ${JSON.stringify(outcome)}`);
  const { publicationId, journal } = pack;
  return { pack, post: { publicationId, ref: outcome.ref, url: outcome.url ?? null, sentAt: bench.now(), journal } };
}

/** Asks an accepted post until it has come to an end. */
export async function followed(bench: Sender, pack: SendPackage, first: SendOutcome): Promise<SendOutcome> {
  if (first.kind === 'accepted' && bench.byHand) return bench.byHand(pack, first.ref);
  let outcome = first;
  for (let polls = 0; outcome.kind === 'accepted' && polls < 5; polls += 1) {
    await bench.later(2_000);
    outcome = (await bench.connector().poll?.(pack, outcome.ref)) ?? outcome;
  }
  return outcome;
}

/** What every connector promises the engine, whatever its platform. Counted on the platform's own record. */
export function describeChannel(name: string, open: () => ChannelBench): void {
  describe(`the contract of channels: ${name}`, () => {
    let bench: ChannelBench;
    beforeEach(async () => {
      bench = open();
      await bench.healed();
    });

    it('can what it declares, and nothing else', () => {
      const connector = bench.connector();
      const has = ABILITIES.filter((ability) => typeof connector[ability] === 'function');
      expect(has).toEqual(ABILITIES.filter((ability) => connector.traits.can.includes(ability)));
      // Who can be asked whether a post is there is readable, and the other way round.
      expect(connector.traits.readable).toBe(connector.traits.can.includes('find'));
    });

    it('says before anything is called what it would refuse for certain, and what to do about it', async () => {
      const left = await bench.footprint();
      expect(bench.connector().validate(bench.pack())).toBeNull();
      const invalid = bench.invalid?.();
      if (invalid) {
        const refusal = bench.connector().validate(invalid);
        expect(refusal).toMatchObject({ kind: 'rejected', code: expect.stringMatching(/^[A-Z0-9_]+$/) });
        expect(refusal?.text?.zh).toMatch(/[\u4e00-\u9fff]/);
        expect(refusal?.text?.en).toMatch(/^[\x20-\x7e“”’–…]+$/);
        expect(await bench.connector().prepare(invalid)).toMatchObject({ kind: 'rejected', code: refusal?.code });
      }
      expect(await bench.footprint()).toEqual(left);
    });

    it('prepares without posting, and preparing again changes nothing', async () => {
      const pack = bench.pack();
      expect(await bench.connector().prepare(pack)).toBeNull();
      const left = await bench.footprint();
      expect(await bench.connector().prepare(pack)).toBeNull();
      expect(await bench.footprint()).toEqual(left);
      expect(await bench.posts(pack)).toEqual([]);
    });

    it('posts exactly once and returns the post’s reference and address', async () => {
      const pack = bench.pack();
      const looks: string[] = [];
      const outcome = await publish(bench, pack, () => looks.push('look'));
      expect(outcome.kind).toBe('sent');
      if (outcome.kind !== 'sent') return;
      expect(await bench.posts(pack)).toEqual([outcome.ref]);
      if (!bench.tellsNoAddress) expect(outcome.url).toMatch(/^https?:\/\//);
      expect(looks).toEqual(['look']);
    });

    it('a refused connection is certainly no post: again, but not at once', async () => {
      const pack = bench.pack();
      expect(await bench.connector().prepare(pack)).toBeNull();
      const lastLook = jest.fn();
      const outcome = await bench.connector().send(await bench.unreachable(pack), lastLook);
      expect(outcome).toMatchObject({ kind: 'retry' });
      // Whoever tries again at once does so in a storm for as long as nobody is there.
      expect(outcome.kind === 'retry' && outcome.notBefore - bench.now()).toBeGreaterThanOrEqual(1_000);
      expect(lastLook).not.toHaveBeenCalled();
      await bench.healed();
      expect(await bench.posts(pack)).toEqual([]);
    });

    it('an answer lost after the platform has posted is unconfirmed, and the post is found by its marker', async () => {
      const pack = bench.pack();
      expect(await bench.connector().prepare(pack)).toBeNull();
      const beganAt = bench.now();
      await bench.loseNextAnswer();
      const outcome = await bench.connector().send(pack, neverMind);
      // Handing over posts nothing: what is lost may be done again.
      expect(outcome).toMatchObject({ kind: bench.byHand ? 'retry' : 'unconfirmed' });
      await bench.healed();
      await bench.later(5_000);
      const found = await bench.connector().find?.(pack, beganAt);
      if (bench.connector().traits.idempotent && found?.kind === 'absent') {
        // A platform that knows a publication by its id is asked by sending again, when it may be.
        await bench.later(60_000);
        const again = await publish(bench, { ...pack, mayHavePosted: true, unclearSince: beganAt });
        expect(await bench.posts(pack)).toEqual([again.kind === 'sent' ? again.ref : '']);
        return;
      }
      // Still under way there: its end is heard like any other.
      const end = found?.kind === 'accepted' ? await followed(bench, pack, found) : found;
      if (end?.kind !== 'found' && end?.kind !== 'sent') throw new Error(`not found: ${JSON.stringify(end)}`);
      expect(await bench.posts(pack)).toEqual([end.ref]);
    });

    it('what was never sent is absent, back to before it could have been', async () => {
      const other = bench.pack();
      expect((await publish(bench, other)).kind).toBe('sent');
      const pack = bench.pack();
      expect(await bench.connector().prepare(pack)).toBeNull();
      const beganAt = bench.now();
      await bench.later(10 * 60_000);
      if (bench.connector().fence) expect(await bench.connector().fence?.(pack)).toBe(true);
      const found = await bench.connector().find?.(pack, beganAt);
      if (bench.byHand) {
        // What lies there a person may publish at any moment.
        expect(found?.kind).toBe('accepted');
        return;
      }
      expect(found?.kind).toBe('absent');
      expect(found?.kind === 'absent' && found.reachesBackTo <= beganAt).toBe(true);
    });

    it('a refusal of the platform names its code, and nothing is posted', async () => {
      const { pack, code } = await bench.refused();
      const outcome = (await bench.connector().prepare(pack)) ?? (await bench.connector().send(pack, neverMind));
      expect(outcome).toMatchObject({ kind: 'rejected', code });
      expect(await bench.posts(pack)).toEqual([]);
    });

    it('when the last look says no, nothing leaves', async () => {
      const pack = bench.pack();
      expect(await bench.connector().prepare(pack)).toBeNull();
      const outcome = await bench.connector().send(pack, () => {
        throw new Error('the claim has passed');
      });
      expect(outcome).toMatchObject({ kind: 'retry', reason: expect.stringContaining('the claim has passed') });
      expect(await bench.posts(pack)).toEqual([]);
    });

    it('a busy platform is never taken for one that has posted or refused for good', async () => {
      if (!bench.busyOnce) {
        // Our own database has no such answer; sending twice stands for it, and makes one post.
        const pack = bench.pack();
        const first = await bench.connector().send(pack, neverMind);
        expect(await bench.connector().send(pack, neverMind)).toEqual(first);
        expect(await bench.posts(pack)).toHaveLength(1);
        return;
      }
      const pack = bench.pack();
      expect(await bench.connector().prepare(pack)).toBeNull();
      await bench.busyOnce();
      const outcome = await bench.connector().send(pack, neverMind);
      expect(['retry', 'unconfirmed']).toContain(outcome.kind);
      expect(await bench.posts(pack)).toEqual([]);
    });

    it('takes back what it has prepared where it can, twice without harm, never what is out, and prepares it again', async () => {
      const connector = bench.connector();
      if (!connector.clear) return;
      const stillAside = async () => true;
      const pack = bench.pack();
      expect(await connector.prepare(pack)).toBeNull();
      expect(await connector.clear(pack, stillAside)).toBe(true);
      expect(await connector.clear(pack, stillAside)).toBe(true);
      // Nothing of it can leave any more.
      expect(await connector.send(pack, neverMind)).toMatchObject({ kind: 'retry' });
      expect(await bench.posts(pack)).toEqual([]);
      const outcome = await publish(bench, pack);
      expect(outcome.kind).toBe('sent');
      await connector.clear(pack, stillAside);
      expect(await bench.posts(pack)).toEqual([outcome.kind === 'sent' ? outcome.ref : '']);
    });

    it('takes a post down where it can, and twice is as good as once', async () => {
      const connector = bench.connector();
      if (!connector.retract) return;
      const { pack, post } = await posted(bench);
      expect(await connector.retract(pack, post, neverMind)).toMatchObject({ kind: 'done' });
      expect(await bench.posts(pack)).toEqual([]);
      expect(await connector.retract(pack, post, neverMind)).toMatchObject({ kind: 'done' });
    });

    it('puts a post up again where it can, the same one, and twice is as good as once', async () => {
      const connector = bench.connector();
      if (!connector.restore || !connector.retract) return;
      const { pack, post } = await posted(bench);
      expect(await connector.retract(pack, post, neverMind)).toMatchObject({ kind: 'done' });
      expect(await connector.restore(pack, post, neverMind)).toMatchObject({ kind: 'done' });
      expect(await connector.restore(pack, post, neverMind)).toMatchObject({ kind: 'done' });
      expect(await bench.posts(pack)).toEqual([post.ref]);
    });

    it('corrects a post where it can: other words, the same post', async () => {
      const connector = bench.connector();
      if (!connector.correct) return;
      if (!bench.corrected) throw new Error('a bench for a connector that corrects offers `corrected`');
      const { pack, post } = await posted(bench);
      const { pack: later, shown } = bench.corrected(pack);
      expect(await shown()).toBe(false);
      expect(await connector.correct(later, post, neverMind)).toMatchObject({ kind: 'done' });
      expect(await shown()).toBe(true);
      expect(await bench.posts(pack)).toEqual([post.ref]);
    });

    it('reads the figures of its posts where it can, and leaves out what nobody has counted', async () => {
      const connector = bench.connector();
      if (!connector.measure) return;
      if (!bench.read) throw new Error('a bench for a connector that measures offers `read`');
      const [{ pack, post }, other] = [await posted(bench), await posted(bench)];
      await bench.read(post);
      const measured = await connector.measure(pack.account, [post, other.post]);
      if (measured.kind !== 'measured') throw new Error(`not measured: ${measured.reason}`);
      const figures = measured.figures.get(post.publicationId);
      if (!figures || figures === 'gone') throw new Error('the post has no figures');
      expect(Math.max(...Object.values(figures).map((figure) => figure ?? 0))).toBeGreaterThan(0);
      for (const id of measured.figures.keys()) expect([post.publicationId, other.post.publicationId]).toContain(id);
    });

    it('never outlasts the longest call it declares by more than the answer’s own way', () => {
      expect(bench.connector().traits.longestCallMs).toBeGreaterThan(0);
      expect(bench.connector().traits.longestCallMs).toBeLessThanOrEqual(30_000);
    });
  });
}
