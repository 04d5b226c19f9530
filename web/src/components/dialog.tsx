import { Modal, type ModalProps } from 'antd';
import { FocusBack } from './focus-back';

/**
 * The kit's dialog. Its own way to keep the page below from scrolling writes style elements without a nonce, which the page's policy
 * refuses: `theme.css` does that instead. The focus goes back to what opened it.
 * @param dialogName which of the console's dialogs it is: what the browser specs have opened is told by it
 */
export function Dialog({ dialogName, ...props }: ModalProps & { dialogName: string }) {
  return (
    <>
      {props.open && <FocusBack />}
      <Modal scrollLock={false} data-dialog={dialogName} {...props} />
    </>
  );
}
