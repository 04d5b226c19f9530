import type { DocumentJson } from './canonical';

/** What is amiss, and where: a JSON pointer into the story. */
export interface Pointed {
  pointer: string;
  zh: string;
  en: string;
}

/** One line for all pictures of the text without words, which says which they are, in the place of one for each. */
export function gatherWordless<T extends Pointed>(problems: readonly T[], body: DocumentJson): (T | Pointed)[] {
  const wordless = wordlessIn(body);
  const [first, ...others] = problems.filter(({ pointer }) => wordless.has(pointer));
  if (!first) return [...problems];
  const numbers = [...wordless.values()];
  const gathered: Pointed = {
    pointer: first.pointer,
    zh: `第 ${numbers.join('、')} 张图没有替代文字：请在图下写明图上是什么。`,
    en: `Without alternative text: picture ${numbers.join(', ')}. Say below each what it shows.`,
  };
  return problems.flatMap((one) => (one === first ? [gathered] : others.includes(one) ? [] : [one]));
}

/** Numbers of the pictures without words in reading order, by the pointer to what is missing. */
function wordlessIn(body: DocumentJson): Map<string, number> {
  const found = new Map<string, number>();
  let pictures = 0;
  const walk = (node: DocumentJson, pointer: string): void => {
    if (node.type === 'image') {
      pictures += 1;
      if (String(node.attrs?.['alt'] ?? '').trim() === '') found.set(`${pointer}/attrs/alt`, pictures);
    }
    node.content?.forEach((child, at) => walk(child, `${pointer}/content/${at}`));
  };
  walk(body, '/body');
  return found;
}
