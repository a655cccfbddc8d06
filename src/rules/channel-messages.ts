// What is sent on to channels outside after a document was published, corrected or taken down (国办发〔2018〕123号: new
// media publish from the same source). Of what was taken down nothing is repeated, neither title nor text.

export const channelKinds = {
  'wechat-official-account': '微信公众号',
  other: '其他渠道',
} as const;
export type ChannelKind = keyof typeof channelKinds;

export const channelEvents = {
  published: '发布',
  corrected: '更正',
  withdrawn: '撤下',
} as const;
export type ChannelEvent = keyof typeof channelEvents;

export const sendStates = {
  waiting: '待发送',
  sent: '已送达',
  failed: '未送达',
  dropped: '不再发送',
} as const;
export type SendState = keyof typeof sendStates;

export interface ChannelText {
  readonly title: string;
  readonly summary: string;
  readonly url: string;
}

/** A title of an official account holds at most 64 characters; the whole one stands behind the link. */
const longestTitle: Readonly<Record<ChannelKind, number>> = {
  'wechat-official-account': 64,
  other: 200,
};

export function channelText(
  document: { readonly title: string; readonly summary: string | null; readonly text: string },
  url: string,
  channel: { readonly kind: ChannelKind; readonly summaryLength: number },
): ChannelText {
  const source = document.summary?.trim() || document.text;
  return {
    title: cut(document.title.trim(), longestTitle[channel.kind]),
    summary: cut(source.replaceAll(/\s+/g, ' ').trim(), channel.summaryLength),
    url,
  };
}

/** By characters as a reader counts them, with a mark that there is more. */
function cut(text: string, most: number): string {
  const characters = Array.from(text);
  if (characters.length <= most) return text;
  return most === 0 ? '' : `${characters.slice(0, most - 1).join('')}…`;
}

/** Two minutes, then twice as long each time: the eighth attempt is four hours after the first. */
export const mostAttempts = 8;
export function nextAttemptIn(attempts: number): { readonly minutes: number } {
  return { minutes: 2 ** Math.max(1, attempts) };
}

/** A receiver that says so will not take it later either. */
export function isFinalAnswer(code: number): boolean {
  return code >= 400 && code < 500 && code !== 408 && code !== 425 && code !== 429;
}
