import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { DIALOGS } from './dialogs.js';

const WEB = join(import.meta.dirname, '../../../web/src');
/** Parts of the kit that open something over the page; all of them are opened by the house's own dialog. */
const KIT = ['Modal', 'Drawer', 'Popover', 'Popconfirm', 'Dropdown', 'Tour'];
const NAMES = ['dialogName', 'data-dialog'];

const files = readdirSync(WEB, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tsx'));
const parsed = files.map((file) => ({
  file,
  source: ts.createSourceFile(
    file,
    readFileSync(join(WEB, file), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
    ts.ScriptKind.TSX,
  ),
}));

function every<T>(node: ts.Node, of: (one: ts.Node) => T[]): T[] {
  const below: T[] = [];
  ts.forEachChild(node, (child) => void below.push(...every(child, of)));
  return [...of(node), ...below];
}
const wordsIn = (node: ts.Node): string[] => every(node, (one) => (ts.isStringLiteral(one) ? [one.text] : []));

/** What opens over a page is looked at open, by axe, or the list of it rots. */
describe('a dialog of the console', () => {
  test('has a name of its own, and a browser spec that answers for it', () => {
    const names = parsed.flatMap(({ source }) =>
      every(source, (one) => {
        if (!ts.isJsxAttribute(one) || !NAMES.includes(one.name.getText()) || !one.initializer) return [];
        // Of a choice between two names the condition names none.
        const value = ts.isJsxExpression(one.initializer) ? one.initializer.expression : one.initializer;
        if (!value) return [];
        return ts.isConditionalExpression(value) ? [value.whenTrue, value.whenFalse].flatMap(wordsIn) : wordsIn(value);
      }),
    );
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
    // A new one is put into `dialogs.ts`, beside the spec that opens it and calls `barriers()`.
    expect(names.sort()).toEqual(Object.keys(DIALOGS).sort());
  });

  test('is the house’s own or names itself', () => {
    const strangers = parsed.flatMap(({ file, source }) =>
      every(source, (one) => {
        if (ts.isImportSpecifier(one) && KIT.includes((one.propertyName ?? one.name).text))
          return [`${file}: ${one.name.text}`];
        if (!ts.isJsxOpeningLikeElement(one) || one.tagName.getText() !== 'dialog') return [];
        return one.attributes.properties.some((property) => property.name?.getText() === 'data-dialog')
          ? []
          : [`${file}: <dialog>`];
      }),
    );
    expect(strangers).toEqual(['components/dialog.tsx: Modal']);
  });

  test('is answered for by a spec that checks that it did so', () => {
    const silent = [...new Set(Object.values(DIALOGS))].filter(
      (spec) => !/^ {2}looksAtItsDialogs\(\);$/m.test(readFileSync(join(import.meta.dirname, spec), 'utf8')),
    );
    expect(silent).toEqual([]);
  });
});
