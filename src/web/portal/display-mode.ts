// How a reader wants to see the site: for older readers (长者模式), with high contrast, with larger text, in
// traditional characters.
// Kept in a cookie and drawn by the server, so that it works without scripts and on every page.

export interface DisplayMode {
  readonly elder: boolean;
  readonly contrast: boolean;
  readonly large: boolean;
  /** Never together with large. */
  readonly small: boolean;
  readonly traditional: boolean;
  /** The letters of what is on: the cookie's value and the cache's key. */
  readonly key: string;
}

export const modeCookie = 'xianshi';
export const displayPath = '/xianshi/';

export const modeSwitches = {
  elder: { letter: 'z', label: '长者模式', explanation: '字更大，单栏，按钮更大' },
  contrast: { letter: 'g', label: '高对比度', explanation: '黑白分明，链接加下划线' },
  large: { letter: 'd', label: '大字号', explanation: '正文放大到约1.25倍' },
  small: { letter: 'x', label: '小字号', explanation: '正文缩小到约0.9倍；与大字号同选时用大字号' },
  traditional: { letter: 'f', label: '繁体字', explanation: '自动转换，以简体文本为准' },
} as const;
export type ModeSwitch = keyof typeof modeSwitches;
export const modeSwitchKeys = Object.keys(modeSwitches) as readonly ModeSwitch[];

export const plainMode: DisplayMode = modeFrom('');

export function modeFrom(letters: string): DisplayMode {
  const on = (name: ModeSwitch): boolean =>
    letters.includes(modeSwitches[name].letter) &&
    (name !== 'small' || !letters.includes(modeSwitches.large.letter));
  return {
    elder: on('elder'),
    contrast: on('contrast'),
    large: on('large'),
    small: on('small'),
    traditional: on('traditional'),
    key: modeSwitchKeys
      .filter(on)
      .map((name) => modeSwitches[name].letter)
      .join(''),
  };
}

/** Reads the header itself: this happens before the framework is entered. */
export function readMode(cookieHeader: string | undefined): DisplayMode {
  if (cookieHeader === undefined) return plainMode;
  const value = /(?:^|;\s*)xianshi=([a-z]{0,5})(?:;|$)/.exec(cookieHeader)?.[1];
  return value === undefined || value === '' ? plainMode : modeFrom(value);
}

export function toggled(mode: DisplayMode, name: ModeSwitch): DisplayMode {
  const { letter } = modeSwitches[name];
  return modeFrom(mode[name] ? mode.key.replace(letter, '') : mode.key + letter);
}

/** 字号 of the bar above a text: small, middle, large. */
export const textSizes = { 小: 'small', 中: undefined, 大: 'large' } as const;

/** The same display with another size of text. */
export function sized(mode: DisplayMode, size: 'small' | 'large' | undefined): DisplayMode {
  const rest = mode.key.replace(/[dx]/g, '');
  return modeFrom(size === undefined ? rest : rest + modeSwitches[size].letter);
}
