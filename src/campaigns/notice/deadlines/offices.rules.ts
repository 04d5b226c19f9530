import { isBodyName } from '../head/bodies.rules.js';

/** A flat range `[from, to)` in the clause it was read from. */
export type FlatRange = readonly [number, number];

/**
 * The bodies named from a place on: `市就业服务中心`, `市教育局、市总工会`, `我局职业能力建设处（…）`. Empty when no body stands there.
 * Mail addresses and what else is no office ends the list.
 */
export function bodiesAt(flat: string, from: number): FlatRange[] {
  const rest = flat.slice(from, from + 120);
  const stop =
    /[，。；：！？“《@.]|邮箱|信箱|邮件|电子|微信|QQ|备案|汇总|审核|审定|审查|备查|登记|存档|统一|并|进行|办理|处理|联系人|（(?=[^）]*(?:联系|电话|邮|@|\d{5}|\d[号楼室层栋]))|（附件|[（](?=[^）]{0,4}(?:下|以下)简称)/.exec(
      rest,
    );
  const text = rest.slice(0, stop?.index ?? rest.length);
  const found: FlatRange[] = [];
  let at = 0;
  for (const piece of text.split(/[、]/)) {
    for (const [low, high] of splitAnd(piece)) {
      const name = trimTail(piece.slice(low, high));
      if (!isOffice(name)) return found;
      found.push([from + at + low, from + at + low + name.length]);
    }
    at += piece.length + 1;
  }
  return found;
}

/** `市总工会和团市委` is two bodies, `市人力资源和社会保障局` one: parted only where both sides are names. */
function splitAnd(text: string): FlatRange[] {
  const found: FlatRange[] = [];
  let low = 0;
  for (const match of text.matchAll(/以及|[和及与]/g)) {
    const [before, after] = [text.slice(low, match.index), text.slice(match.index + match[0].length)];
    if (!isOffice(before) || !isOffice(trimTail(after))) continue;
    found.push([low, match.index]);
    low = match.index + match[0].length;
  }
  return [...found, [low, text.length]];
}

function trimTail(name: string): string {
  return name.replace(/(?:处|之)?(?:的|所|统)$/, (tail) => (tail === '所' ? tail : '')).replace(/（$/, '');
}

function isOffice(name: string): boolean {
  if (/[至到给将把]|总结|材料|名单/.test(name)) return false;
  return (
    /^[我本](?:局|委|办|厅|部|会|中心|处|科|院|所|校|单位|市|区|县)(?:[\p{Script=Han}（）]{0,20})$/u.test(name) ||
    isBodyName(name)
  );
}

const PARTY_OPENS = /^(?:各|有关|相关|其他|其余|本|全[省市区县]|[省市区县]|参赛|参与|申报|获奖|技工|中央|直属|基层)/;
const PARTY_ENDS =
  /(?:单位|部门|[局委会厅办院所校处科镇乡村室]|企业|公司|集团|街道|中心|社区|高校|个人|[学作记]者|人员|团队|选手|机构|组织|地区|系统|（[^）]*）)$/;

/** True for words that name those who hand in. */
export function isParty(text: string): boolean {
  if (
    /[“《：]|^(?:将|把|于|在|并|以|认真|及时)|材料|总结|方案|名单|表$|作品|案例|情况$|\d|每[周月季年]|报送|[日周月]前/.test(
      text,
    )
  )
    return false;
  return PARTY_OPENS.test(text) || PARTY_ENDS.test(text);
}
