import { Modal, type ModalProps } from 'antd';
import { useEffect } from 'react';
import { focusFirst } from './first-field';
import { FocusBack } from './focus-back';

/**
 * The kit's dialog. Its own way to keep the page below from scrolling writes style elements without a nonce, which the page's policy
 * refuses: `theme.css` does that instead. The first field has the focus, and it goes back to what opened the dialog.
 * @param dialogName which of the console's dialogs it is: what the browser specs have opened is told by it
 */
export function Dialog({ dialogName, children, ...props }: ModalProps & { dialogName: string }) {
  return (
    <>
      {props.open && <FocusBack />}
      <Modal
        scrollLock={false}
        data-dialog={dialogName}
        {...props}
        afterOpenChange={(open) => {
          // What could not be focussed while the dialog was still on its way in.
          if (open) focusLatest();
          props.afterOpenChange?.(open);
        }}
      >
        <FocusIn />
        {children}
      </Modal>
    </>
  );
}

/** In the dialog, and so before the kit's own look at where the focus is. */
function FocusIn() {
  useEffect(focusLatest, []);
  return null;
}

/** Once the first of its fields, which came late, is there: it has the focus, unless somebody has put it elsewhere meanwhile. */
export function useFocusOnceThere(isThere: boolean): void {
  useEffect(() => {
    if (isThere) focusLatest();
  }, [isThere]);
}

function focusLatest(): void {
  const dialog = [...document.querySelectorAll<HTMLElement>('.ant-modal[role=dialog]')].at(-1);
  if (dialog) focusFirst(dialog);
}
