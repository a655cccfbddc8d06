// A workbook taken in: tried out as soon as it is chosen, told line by line in a dialog, and written whole from there or
// not at all.

import { useMutation } from '@tanstack/react-query';
import { App, Button, Modal } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { LineFaults } from './LineFaults.tsx';
import { Problem } from './Problem.tsx';

interface Tried {
  readonly faults: readonly { readonly line: number; readonly reason: string }[];
}

export function SheetImport<T extends Tried>(props: {
  readonly label: string;
  readonly isMain?: boolean;
  readonly isDisabled?: boolean;
  readonly send: (file: File, trial: 'yes' | 'no') => Promise<T>;
  /** Before the trial has answered, without it. */
  readonly act: (trial: T | undefined) => string;
  /** Asked where no line is wrong. */
  readonly isReady: (trial: T) => boolean;
  /** What the trial found, line by line. */
  readonly children: (trial: T) => ReactNode;
  readonly said: (written: T) => string;
  readonly onWritten: (written: T) => Promise<unknown>;
}): ReactNode {
  const { label, isMain = false, isDisabled = false, send, act, isReady, children } = props;
  const { message } = App.useApp();
  const input = useRef<HTMLInputElement>(null);
  const [file, choose] = useState<File>();
  const { mutate, isPending, data, error, reset } = useMutation({
    mutationFn: ({ chosen, trial }: { chosen: File; trial: 'yes' | 'no' }) => send(chosen, trial),
    onSuccess: async (result, { trial }) => {
      if (trial === 'yes') return;
      choose(undefined);
      message.success(props.said(result));
      await props.onWritten(result);
    },
  });
  return (
    <>
      <Button
        type={isMain ? 'primary' : 'default'}
        size={isMain ? 'medium' : 'small'}
        disabled={isDisabled}
        onClick={() => input.current?.click()}
      >
        {label}
      </Button>
      <input
        ref={input}
        hidden
        type="file"
        accept=".xlsx"
        aria-label={label}
        disabled={isDisabled}
        onChange={({ target }) => {
          const chosen = target.files?.[0];
          // The same file may be chosen again.
          target.value = '';
          if (chosen === undefined) return;
          reset();
          choose(chosen);
          mutate({ chosen, trial: 'yes' });
        }}
      />
      {file !== undefined && (
        <Modal
          open
          width={820}
          title={`试导《${file.name}》`}
          okText={act(data)}
          okButtonProps={{
            disabled: data === undefined || data.faults.length > 0 || !isReady(data),
          }}
          confirmLoading={isPending}
          onOk={() => mutate({ chosen: file, trial: 'no' })}
          onCancel={() => choose(undefined)}
        >
          {error !== null && <Problem error={error} />}
          {data !== undefined && (
            <>
              <LineFaults faults={data.faults} />
              {children(data)}
            </>
          )}
        </Modal>
      )}
    </>
  );
}
