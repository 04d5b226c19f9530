import { Modal, type ModalProps } from 'antd';

/**
 * The kit's dialog. Its own way to keep the page below from scrolling writes style elements without a nonce, which the page's policy
 * refuses: `theme.css` does that instead.
 */
export function Dialog(props: ModalProps) {
  return <Modal scrollLock={false} {...props} />;
}
