import type { Editor } from '@tiptap/react';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { Dialog } from '../../../components/dialog';
import { useTexts } from '../../../lib/language/use-texts';
import { leadsSomewhere, PAGE_PLACE } from '../document/link-address.rules';
import { TOOLBAR } from './toolbar.texts';

/** What the link says in the article: that is written for its Chinese readers, in whatever language the console is. */
const PAGE_WORDS = TOOLBAR.zh.linkChip;

/** Where a link in the text leads: an address, or the story's own page, whose address nobody knows yet. */
export function LinkDialog({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const t = useTexts(TOOLBAR);
  const [address, setAddress] = useState(String(editor.getAttributes('link')['href'] ?? ''));
  const good = leadsSomewhere(address.trim());
  const set = (): void => {
    const href = address.trim();
    const chain = editor.chain().focus().extendMarkRange('link');
    if (editor.state.selection.empty && !editor.isActive('link'))
      chain
        .insertContent({
          type: 'text',
          text: href === PAGE_PLACE ? PAGE_WORDS : href,
          marks: [{ type: 'link', attrs: { href } }],
        })
        .run();
    else chain.setLink({ href }).run();
    onClose();
  };
  return (
    <Dialog
      dialogName="editor-link"
      open
      title={t('link')}
      okText={t('linkSet')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: !good }}
      onOk={set}
      onCancel={onClose}
    >
      {address === PAGE_PLACE ? (
        <p>
          <span className="page-place">{t('linkChip')}</span> {t('linkChipHint')}{' '}
          <Button size="small" onClick={() => setAddress('')}>
            {t('linkOther')}
          </Button>
        </p>
      ) : (
        <>
          <Input
            autoFocus
            value={address}
            placeholder={t('linkAddress')}
            aria-label={t('linkAddress')}
            onChange={(event) => setAddress(event.target.value)}
            onPressEnter={() => good && set()}
          />
          <Button size="small" type="link" onClick={() => setAddress(PAGE_PLACE)}>
            {t('linkToPage')}
          </Button>
        </>
      )}
      {address !== '' && !good && <p className="soft">{t('linkBad')}</p>}
      {editor.isActive('link') && (
        <Button
          type="link"
          onClick={() => {
            editor.chain().focus().extendMarkRange('link').unsetLink().run();
            onClose();
          }}
        >
          {t('linkRemove')}
        </Button>
      )}
    </Dialog>
  );
}
