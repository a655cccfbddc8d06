// 问答: questions and answers that stand in a text as paragraphs, laid as the list of pairs that they are, so that they
// are found and read as such (国办发〔2017〕47号, 解读 in many forms). The words stay as they were written.

import { isParagraph, type TopBlock, topBlocks } from './top-blocks.ts';

const question =
  /^(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)]?[、.．\s]*)?(?:问题?|提问|Q)\s*[一二三四五六七八九十\d]{0,3}\s*[:：]/;
const answer = /^(?:答|回答|答复|A)\s*[一二三四五六七八九十\d]{0,3}\s*[:：]/;

/** `undefined` where no question is followed by its answer. */
export function laidQuestions(html: string): string | undefined {
  const laid: string[] = [];
  let pairs = 0;
  let asked: { readonly question: TopBlock; readonly answer: TopBlock[] } | undefined;
  let isOpen = false;
  const close = (): void => {
    if (asked === undefined) return;
    if (asked.answer.length === 0) laid.push(ended(isOpen), asked.question.html);
    else {
      pairs += 1;
      const said = asked.answer.map((one) => one.html).join('');
      laid.push(
        isOpen ? '' : '<dl class="questions">',
        `<div id="wen-${pairs}"><dt>${asked.question.html}</dt><dd>${said}</dd></div>`,
      );
    }
    isOpen = asked.answer.length > 0;
    asked = undefined;
  };
  for (const one of topBlocks(html)) {
    if (isParagraph(one) && question.test(one.text)) {
      close();
      asked = { question: one, answer: [] };
    } else if (asked !== undefined && asked.answer.length === 0 && one.text === '') {
      continue;
    } else if (asked !== undefined && (asked.answer.length > 0 || answer.test(one.text))) {
      // A heading begins something else, and so does a signature.
      if (isEnd(one)) {
        close();
        laid.push(ended(isOpen), one.html);
        isOpen = false;
      } else asked.answer.push(one);
    } else {
      close();
      laid.push(ended(isOpen), one.html);
      isOpen = false;
    }
  }
  close();
  laid.push(ended(isOpen));
  return pairs === 0 ? undefined : laid.join('');
}

function ended(isOpen: boolean): string {
  return isOpen ? '</dl>' : '';
}

function isEnd({ tag, html }: TopBlock): boolean {
  return /^h[234]$/.test(tag) || /^<p class="(?:signature|note|centre)"/.test(html);
}
