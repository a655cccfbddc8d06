// A firm and its matches as the back office shows them.

import { z } from '@hono/zod-openapi';
import { maskEmail } from '../../rules/mask-applicant.ts';
import { maskName, maskTelephone } from '../../rules/identity.ts';
import { factKeys, factLine } from '../../rules/policy/facts.ts';
import type { EnterpriseContact } from '../../rules/policy/enterprise-sheet.ts';
import { enterpriseSizes } from '../../rules/policy/enterprise-size.ts';
import type { MatchState } from '../../rules/policy/match.ts';
import type { Profile } from '../../rules/policy/profile.ts';
import type { Match } from '../../rules/policy/reasons.ts';
import { reasonInWords, shownVerdict, shownVerdicts } from '../../rules/policy/shown-verdict.ts';
import {
  factInWords,
  factName,
  type PolicyNames,
  standingInWords,
} from '../../rules/policy/words.ts';
import type { EnterpriseRow } from '../../store/tables.ts';
import { keysOf, typed } from './schemas.ts';

export const matchState = typed<MatchState>('string', '匹配结果');

export const matchOut = z.object({
  state: matchState,
  label: z.string(),
  reasons: z.array(
    z.object({
      verdict: z.enum(keysOf(shownVerdicts)),
      words: z.string(),
      standing: z.string(),
      anchor: z.string().nullable(),
      clause: z.string().nullable(),
      /** It weighs, but shuts nobody out. */
    }),
  ),
  asks: z.array(z.string()),
});

export function matchInWords(
  match: Match,
  firm: Profile,
  names: PolicyNames,
): z.input<typeof matchOut> {
  return {
    state: match.state,
    label: match.label,
    reasons: match.reasons.map((reason) => ({
      verdict: shownVerdict(reason),
      words: reasonInWords(reason, names),
      standing: standingInWords(reason.leaf, firm, names),
      anchor: reason.clause?.anchor ?? null,
      clause: reason.clause?.text ?? null,
    })),
    asks: match.asks.map((fact) => factName(fact, names)),
  };
}

export const factOut = z.object({
  key: z.string(),
  label: z.string(),
  group: z.string(),
  words: z.string(),
  source: z.string().nullable(),
  asOf: z.string().nullable(),
  isDerived: z.boolean(),
});

/** Every fact, also those that nobody knows, so that one sees what is missing. */
export function factsInWords(
  { facts, sources }: Pick<EnterpriseRow, 'facts' | 'sources'>,
  profile: Profile,
  names: PolicyNames,
): z.input<typeof factOut>[] {
  return factKeys.map((key) => {
    const { label, group } = factLine(key);
    const value = profile.facts[key];
    const isDerived = facts[key] === undefined && value !== undefined;
    const words =
      key === 'size' && profile.sizes.length > 0
        ? profile.sizes.map((size) => enterpriseSizes[size]).join('或者')
        : factInWords(key, value, names);
    return {
      key,
      label,
      group,
      words: key === 'size' && profile.sizes.length > 1 ? `${words}（待确认）` : words,
      source: sources[key]?.source ?? null,
      asOf: sources[key]?.asOf ?? null,
      isDerived: isDerived || (key === 'size' && facts.size === undefined),
    };
  });
}

export function maskedContact({ name, phone, email }: EnterpriseContact): EnterpriseContact {
  return {
    ...(name === undefined ? {} : { name: maskName(name) }),
    ...(phone === undefined ? {} : { phone: maskTelephone(phone) }),
    ...(email === undefined ? {} : { email: maskEmail(email) }),
  };
}

/** The heading of a fact in words, for filters and files. */
export function regionWords(row: Pick<EnterpriseRow, 'facts'>, names: PolicyNames): string {
  return row.facts.region === undefined ? '' : factInWords('region', row.facts.region, names);
}

export function industryWords(row: Pick<EnterpriseRow, 'facts'>, names: PolicyNames): string {
  return row.facts.industry === undefined ? '' : factInWords('industry', row.facts.industry, names);
}
