// Where files are handed in: dropped anywhere on the page, chosen, or taken with the camera of a phone.

import { Button } from 'antd';
import { type ChangeEvent, type ReactNode, useEffect, useRef, useState } from 'react';

const accepted = '.pdf,.jpg,.jpeg,.png,.doc,.docx,.wps';

export function FileDrop(props: {
  readonly label: string;
  readonly onFiles: (files: readonly File[]) => void;
  readonly isBusy?: boolean;
}): ReactNode {
  const { label, onFiles, isBusy = false } = props;
  const input = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const isOver = useDroppedFiles(onFiles);
  const chosen = ({ target }: ChangeEvent<HTMLInputElement>): void => {
    onFiles([...(target.files ?? [])]);
    // The same file may be chosen again.
    target.value = '';
  };
  return (
    <div className={isOver ? 'file-drop file-drop-over' : 'file-drop'}>
      <Button loading={isBusy} onClick={() => input.current?.click()}>
        {label}
      </Button>
      <Button className="file-drop-camera" onClick={() => camera.current?.click()}>
        拍照
      </Button>
      <span className="quiet file-drop-hint">可以一次选几个，也可以把文件拖到页面上</span>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={accepted}
        aria-label={label}
        onChange={chosen}
      />
      <input
        ref={camera}
        type="file"
        hidden
        accept="image/*"
        capture="environment"
        aria-label="拍照"
        onChange={chosen}
      />
    </div>
  );
}

/** Anywhere on the page: dropped beside the mark, a file would otherwise replace the page and all that was typed. */
function useDroppedFiles(onFiles: (files: readonly File[]) => void): boolean {
  const [isOver, over] = useState(false);
  const take = useRef(onFiles);
  useEffect(() => {
    take.current = onFiles;
  });
  useEffect(() => {
    const bringsFiles = ({ dataTransfer }: DragEvent): boolean =>
      [...(dataTransfer?.types ?? [])].includes('Files');
    const drag = (event: DragEvent): void => {
      if (!bringsFiles(event)) return;
      event.preventDefault();
      over(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) over(false);
    };
    const drop = (event: DragEvent): void => {
      if (!bringsFiles(event)) return;
      event.preventDefault();
      over(false);
      take.current([...(event.dataTransfer?.files ?? [])]);
    };
    window.addEventListener('dragover', drag);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', drag);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, []);
  return isOver;
}
