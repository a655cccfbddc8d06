// Whether what is written is safe, in a few quiet words.

import type { ReactNode } from 'react';

export type SaveState =
  | 'untouched'
  | 'unsaved'
  /** Something is needed before anything can be saved. */
  | 'waiting'
  | 'saving'
  | 'saved'
  /** In this browser, since the server does not answer or asks who it is. */
  | 'kept'
  | 'refused'
  | 'overtaken';

const words: Readonly<Record<Exclude<SaveState, 'saved' | 'untouched' | 'waiting'>, string>> = {
  unsaved: '正在编辑',
  saving: '正在保存',
  kept: '连不上服务器，内容暂存在这台电脑上，恢复后自动保存',
  refused: '没有保存，请看提示',
  overtaken: '没有保存：别人先保存了一稿',
};

export function SaveLine(props: {
  readonly state: SaveState;
  readonly savedAt: string | undefined;
  /** Before anything was written. */
  readonly untouched?: string;
  /** What is needed before anything can be saved, in words. */
  readonly needed: string;
}): ReactNode {
  const { state, savedAt, untouched = '送审后由其他人审查发布', needed } = props;
  const text =
    state === 'untouched'
      ? untouched
      : state === 'saved'
        ? `已自动保存 ${savedAt ?? ''}`
        : state === 'waiting'
          ? needed
          : words[state];
  const isBad = state === 'kept' || state === 'refused' || state === 'overtaken';
  return (
    <span role="status" className={isBad ? 'save-line save-line-bad' : 'save-line quiet'}>
      {text}
    </span>
  );
}
