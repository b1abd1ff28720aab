/** A sheet over the page: takes the focus, gives it back, and closes with Escape or a press beside it. */
import { type ReactNode, useEffect, useRef } from 'react';
import { usePage } from './page-context.ts';

type DrawerProps = {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

export function Drawer({ title, onClose, children }: DrawerProps) {
  const { say } = usePage();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const sheet = dialog.current;
    sheet?.showModal();
    return () => sheet?.close();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself
    <dialog
      ref={dialog}
      className="drawer"
      aria-labelledby="drawer-title"
      onClose={onClose}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      <div className="drawer-inner">
        <div className="drawer-head">
          <h2 id="drawer-title">{title}</h2>
          <button type="button" onClick={onClose}>
            {say('close')}
          </button>
        </div>
        {children}
      </div>
    </dialog>
  );
}
