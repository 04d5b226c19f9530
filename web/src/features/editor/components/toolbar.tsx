import type { Editor } from '@tiptap/react';
import { useEditorState } from '@tiptap/react';
import { type ReactNode, useState } from 'react';
import { type Say, useTexts } from '../../../lib/language/use-texts';
import { TOOLBAR } from './toolbar.texts';
import { LinkDialog } from './link-dialog';

type Chain = ReturnType<Editor['chain']>;

/** What may be done to the text: what its schema knows. */
export function Toolbar({ editor, onComment }: { editor: Editor; onComment: (() => void) | null }) {
  const t = useTexts(TOOLBAR);
  const [linking, setLinking] = useState(false);
  const now = useEditorState({
    editor,
    selector: ({ editor: own }) => ({
      bold: own.isActive('bold'),
      italic: own.isActive('italic'),
      underline: own.isActive('underline'),
      strike: own.isActive('strike'),
      level: [2, 3, 4].find((level) => own.isActive('heading', { level })) ?? 0,
      bullets: own.isActive('bulletList'),
      numbers: own.isActive('orderedList'),
      quote: own.isActive('blockquote'),
      center: own.isActive({ textAlign: 'center' }),
      right: own.isActive({ textAlign: 'right' }),
      link: own.isActive('link'),
      table: own.isActive('table'),
      selected: !own.state.selection.empty,
      undo: own.can().undo(),
      redo: own.can().redo(),
    }),
  });
  const act = (how: (chain: Chain) => Chain) => () => void how(editor.chain().focus()).run();
  return (
    <div className="tools" role="toolbar" aria-label={t('tools')}>
      <select
        className="tools-level"
        aria-label={t('heading')}
        value={now.level}
        onChange={({ target }) => {
          const level = Number(target.value);
          act((chain) => (level === 0 ? chain.setParagraph() : chain.setHeading({ level: level as 2 | 3 | 4 })))();
        }}
      >
        <option value={0}>{t('paragraph')}</option>
        {[2, 3, 4].map((level) => (
          <option key={level} value={level}>
            {t('level', { n: level })}
          </option>
        ))}
      </select>
      <Tool name={t('bold')} on={now.bold} press={act((chain) => chain.toggleBold())}>
        <b>B</b>
      </Tool>
      <Tool name={t('italic')} on={now.italic} press={act((chain) => chain.toggleItalic())}>
        <i>I</i>
      </Tool>
      <Tool name={t('underline')} on={now.underline} press={act((chain) => chain.toggleUnderline())}>
        <u>U</u>
      </Tool>
      <Tool name={t('strike')} on={now.strike} press={act((chain) => chain.toggleStrike())}>
        <s>S</s>
      </Tool>
      <i className="tools-gap" />
      <Tool name={t('bullets')} on={now.bullets} press={act((chain) => chain.toggleBulletList())}>
        •≡
      </Tool>
      <Tool name={t('numbers')} on={now.numbers} press={act((chain) => chain.toggleOrderedList())}>
        1≡
      </Tool>
      <Tool name={t('quote')} on={now.quote} press={act((chain) => chain.toggleBlockquote())}>
        “”
      </Tool>
      <Tool name={t('center')} on={now.center} press={act((chain) => chain.toggleTextAlign('center'))}>
        ≡
      </Tool>
      <Tool name={t('right')} on={now.right} press={act((chain) => chain.toggleTextAlign('right'))}>
        ⇥
      </Tool>
      <Tool name={t('rule')} press={act((chain) => chain.setHorizontalRule())}>
        —
      </Tool>
      <Tool name={t('link')} on={now.link} press={() => setLinking(true)}>
        {t('link')}
      </Tool>
      <Tool
        name={t('table')}
        on={now.table}
        press={act((chain) => chain.insertTable({ rows: 3, cols: 3, withHeaderRow: true }))}
      >
        {t('table')}
      </Tool>
      {now.table && <TableTools act={act} t={t} />}
      <i className="tools-gap" />
      <Tool name={t('clear')} press={act((chain) => chain.unsetAllMarks().clearNodes())}>
        {t('clear')}
      </Tool>
      <span className="tools-pair">
        <Tool name={t('undo')} off={!now.undo} press={act((chain) => chain.undo())}>
          ↶
        </Tool>
        <Tool name={t('redo')} off={!now.redo} press={act((chain) => chain.redo())}>
          ↷
        </Tool>
      </span>
      {onComment && (
        <Tool name={t('commentAdd')} off={!now.selected} press={onComment}>
          {t('commentAdd')}
        </Tool>
      )}
      {linking && <LinkDialog editor={editor} onClose={() => setLinking(false)} />}
    </div>
  );
}

function TableTools({ act, t }: { act: (how: (chain: Chain) => Chain) => () => void; t: Say<(typeof TOOLBAR)['zh']> }) {
  return (
    <>
      <Tool name={t('rowAdd')} press={act((chain) => chain.addRowAfter())}>
        {t('rowAdd')}
      </Tool>
      <Tool name={t('rowDrop')} press={act((chain) => chain.deleteRow())}>
        {t('rowDrop')}
      </Tool>
      <Tool name={t('columnAdd')} press={act((chain) => chain.addColumnAfter())}>
        {t('columnAdd')}
      </Tool>
      <Tool name={t('columnDrop')} press={act((chain) => chain.deleteColumn())}>
        {t('columnDrop')}
      </Tool>
      <Tool name={t('tableDrop')} press={act((chain) => chain.deleteTable())}>
        {t('tableDrop')}
      </Tool>
    </>
  );
}

function Tool({
  name,
  on,
  off = false,
  press,
  children,
}: {
  name: string;
  on?: boolean;
  off?: boolean;
  press: () => void;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      className="tool"
      title={name}
      aria-label={name}
      aria-pressed={on}
      disabled={off}
      // The text keeps what is marked.
      onMouseDown={(event) => event.preventDefault()}
      onClick={press}
    >
      {children}
    </button>
  );
}
