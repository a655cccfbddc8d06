// The office fixes a 热搜词 or keeps one out (政府网站发展指引, 国办发〔2017〕47号: who runs the site answers for what
// stands on it).

import { hotWordLength, type HotWordRule, isCountable } from '../../rules/hot-words.ts';
import { appendAuditLog } from '../../store/database/audit-log.ts';
import { hotWordRulesOf, putHotWordRule } from '../../store/search/hot-words.ts';
import { announcePageChange } from '../../store/database/page-notice.ts';
import { levelled } from '../../store/search/search-words.ts';
import { type CommandContext, done, refusedFor, type Result } from '../context.ts';
import { inTransaction } from '../in-transaction.ts';
import { staffIdOf } from '../letters/letter-act.ts';

const mostRules = 200;

/** @param rule absent: the word counts again as it is searched for */
export async function ruleHotWord(
  context: CommandContext,
  given: { readonly word: string; readonly rule?: HotWordRule | undefined },
): Promise<Result<{ readonly word: string }>> {
  const word = levelled(given.word).replaceAll(/\s+/g, ' ').trim();
  const { rule } = given;
  // What is to be kept out may look like anything.
  const isFit = rule === 'pinned' ? isCountable(word) : word.length >= hotWordLength.least;
  if (!isFit || word.length > hotWordLength.most) return refusedFor('hot-word-unfit', 'word');
  return await inTransaction(context.db, async (db) => {
    const at = context.clock.now();
    const staffId = staffIdOf(context.actor) ?? null;
    await putHotWordRule(db, context.organId, { word, rule }, { staffId, at });
    if ((await hotWordRulesOf(db, context.organId)).length > mostRules) {
      return refusedFor('hot-words-too-many', 'word');
    }
    await appendAuditLog(db, {
      at,
      actor: context.actor,
      action: 'hot-word-ruled',
      object: `organ ${context.organId}`,
      detail: { word, rule: rule ?? 'none' },
    });
    await announcePageChange(db, [`organ:${context.organId}`]);
    return done({ word });
  });
}
