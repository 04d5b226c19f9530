import { type BlackoutFacts, bucketScopes, type PolicyFacts } from '../../schedule/throttle/bucket-scope.rules.js';
import { type Leaving, type StopCode, stopsInHand, stopsOf } from './may-leave.rules.js';

const now = new Date('2026-07-15T01:00:00Z');
const row: Leaving = {
  ...{ id: 'p', sealId: 's', sealDigest: 'd', departmentId: 'bureau', accountId: 'a', channel: 'other', now },
  ...{ priority: 'normal', expired: false, early: false, paused: false, frozen: false, travelling: null },
};
const NAMES = { title: '示例稿件', departmentName: '示例学校' };
const stands = (sealId: string, digest: string): boolean => sealId === 's' && digest === 'd';
const blackout = (mode: BlackoutFacts['mode']): BlackoutFacts => ({
  ...{ id: 'b', name: '示例公祭', departmentId: null, channel: null, accountId: null, mode },
  startsAt: new Date(now.getTime() - 60_000),
  endsAt: new Date(now.getTime() + 60_000),
});
const codesOf = (over: Partial<Leaving>, scopes = scopesWith([])): StopCode[] =>
  stopsOf({ ...row, ...over }, stands, scopes).map(({ code }) => code);

const AFTERNOONS: PolicyFacts = {
  ...{ id: 'p', name: '示例时段', departmentId: 'bureau', spread: 'shared', channel: null, accountId: null },
  ...{ zone: 'Asia/Shanghai', rules: [{ type: 'hours', workday: ['14:00-18:00'] }] },
};

/** The buckets of the publication. */
function scopesWith(blackouts: BlackoutFacts[], policies: PolicyFacts[] = []) {
  const speaker = { departmentId: 'bureau', accountId: 'a', channel: 'other' as const, path: ['bureau'] };
  return bucketScopes(speaker, policies, blackouts, 'Asia/Shanghai');
}

describe('what may leave now', () => {
  it.each<[Partial<Leaving>, StopCode[]]>([
    [{}, []],
    [{ frozen: true }, ['frozen']],
    [{ expired: true }, ['expired']],
    [{ early: true }, ['early']],
    [{ paused: true }, ['paused']],
    [{ sealDigest: 'of another text' }, ['unapproved']],
    [{ sealId: 'withdrawn' }, ['unapproved']],
    [{ travelling: [{ sealId: 's', digest: 'd', ...NAMES }] }, []],
    [{ travelling: [{ sealId: 'of a companion', digest: 'd', ...NAMES }] }, ['unapproved']],
    [{ paused: true, frozen: true, expired: true }, ['frozen', 'expired', 'paused']],
  ])('%j is stopped by %j', (over, codes) => {
    expect(codesOf(over)).toEqual(codes);
  });

  it('names the article of a mass send that lost its approval, and what to do', () => {
    const travelling = [{ sealId: 'of a companion', digest: 'd', ...NAMES }];
    const [stop] = stopsOf({ ...row, travelling }, stands, scopesWith([]));
    expect(stop?.told?.zh).toContain('《示例稿件》（示例学校）');
    expect(stop?.told?.zh).toContain('撤下');
  });

  it('says which name was signed and which it is now, and of a mass send in which article', () => {
    const renamed = new Map([['renamed', [{ signed: '示例局', now: '示例新局' }]]]);
    const own = { ...row, sealId: 'renamed' };
    const [stop] = stopsOf(own, stands, scopesWith([]), renamed);
    expect(stop).toMatchObject({
      code: 'unapproved',
      told: { zh: expect.stringContaining('「示例局」，现在是「示例新局」') },
    });
    const article = { sealId: 'renamed', digest: 'd', ...NAMES };
    const [issue] = stopsOf({ ...row, travelling: [article] }, stands, scopesWith([]), renamed);
    expect(issue?.told?.zh).toContain(
      '《示例稿件》（示例学校） 的署名变了：定稿时的署名是「示例局」，现在是「示例新局」',
    );
    // Where another article was withdrawn, that is the weightier word.
    const both = [article, { ...article, sealId: 'withdrawn' }];
    const [mixed] = stopsOf({ ...row, travelling: both }, stands, scopesWith([]), renamed);
    expect(mixed?.told?.zh).toContain('定稿已撤销');
  });

  it('is nothing in a blackout, which says its name', () => {
    const [stop] = stopsOf(row, stands, scopesWith([blackout('freeze')]));
    expect(stop).toMatchObject({ code: 'blackout', text: { zh: expect.stringContaining('示例公祭') } });
    expect(codesOf({}, scopesWith([blackout('shift')]))).toEqual(['hours']);
  });

  it('is nothing whose slot lay in a blackout that holds, though that is over', () => {
    expect(codesOf({ slotInSilence: true })).toEqual(['blackout']);
    expect(codesOf({ slotInSilence: true }, scopesWith([], [AFTERNOONS]))).toEqual(['blackout']);
    const [stop] = stopsOf({ ...row, slotInSilence: true }, stands, scopesWith([blackout('freeze')]));
    expect(stop).toMatchObject({ code: 'blackout', text: { zh: expect.stringContaining('示例公祭') } });
  });

  it('is nothing out of hours, but an urgent post goes past those of its department', () => {
    expect(codesOf({}, scopesWith([], [AFTERNOONS]))).toEqual(['hours']);
    expect(codesOf({ priority: 'urgent' }, scopesWith([], [AFTERNOONS]))).toEqual([]);
    const afternoon = { now: new Date('2026-07-15T07:00:00Z') };
    expect(codesOf(afternoon, scopesWith([], [AFTERNOONS]))).toEqual([]);
  });

  it('is what somebody has in hand beyond the hours, and never beyond a freeze, a blackout or its approval', () => {
    const codes: StopCode[] = ['frozen', 'expired', 'early', 'paused', 'unapproved', 'blackout', 'hours'];
    const inHand = stopsInHand(codes.map((code) => ({ code, text: { zh: code, en: code } })));
    expect(inHand.map(({ code }) => code)).toEqual(codes.filter((code) => code !== 'hours'));
  });
});
