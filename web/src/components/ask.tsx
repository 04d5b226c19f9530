import type { ButtonProps } from 'antd';
import { type ReactElement, type ReactNode, cloneElement, useState } from 'react';
import { Dialog } from './dialog';

/** Asks once more before a button does what it says. It is a dialog, not a bubble beside the button: keys reach it, and find the way back. */
export function Ask({
  dialogName,
  title,
  description,
  okText,
  cancelText,
  isDanger = false,
  onConfirm,
  children,
}: {
  dialogName: string;
  title: string;
  description?: ReactNode;
  okText: string;
  cancelText: string;
  isDanger?: boolean;
  onConfirm: () => void;
  /** The button. */
  children: ReactElement<ButtonProps>;
}) {
  const [open, setOpen] = useState(false);
  return (
    <>
      {cloneElement(children, { onClick: () => setOpen(true) })}
      {open && (
        <Dialog
          dialogName={dialogName}
          open
          title={title}
          width={420}
          okText={okText}
          cancelText={cancelText}
          okButtonProps={{ danger: isDanger }}
          onOk={() => {
            setOpen(false);
            onConfirm();
          }}
          onCancel={() => setOpen(false)}
        >
          {description !== undefined && <p>{description}</p>}
        </Dialog>
      )}
    </>
  );
}
