// The posted form of 企业找政策. Everything in it is a text of a stranger; nothing of it is stored.

import { day, type IsoDay } from '../../../rules/day.ts';
import { factFaults } from '../../../rules/policy/fact-faults.ts';
import { type FirmFacts, isFactKey } from '../../../rules/policy/facts.ts';
import { readFirm } from '../../../rules/policy/firm-form.ts';
import { type PolicyType, policyTypes } from '../../../rules/policy/item.ts';
import { plainText } from '../../plain-text.ts';
import type { FieldFault } from '../parts/field.ts';

export const acts = ['match', 'compare', 'bundle', 'docx', 'xlsx', 'ics'] as const;
export type MatchAct = (typeof acts)[number];

export interface MatchInput {
  /** As typed, by the name of the fact. */
  readonly values: Readonly<Record<string, readonly string[]>>;
  readonly facts: FirmFacts;
  readonly faults: readonly FieldFault[];
  /** 需求类型; none: all. */
  readonly types: readonly PolicyType[];
  readonly onlyAutomatic: boolean;
  /** Chosen from the list, by id. */
  readonly picked: readonly number[];
  readonly act: MatchAct;
  /** What the firm was when the list was made last. */
  readonly was: FirmFacts | undefined;
}

/** Names of the form that are no facts. */
const own: readonly string[] = ['types', 'only', 'pick', 'do', 'was'];
const longest = 200;
const mostPicked = 50;

export const noInput: MatchInput = {
  values: {},
  facts: {},
  faults: [],
  types: [],
  onlyAutomatic: false,
  picked: [],
  act: 'match',
  was: undefined,
};

export function readMatchInput(form: FormData, today: IsoDay): MatchInput {
  const typed = new Map<string, readonly string[]>();
  for (const [name, value] of form) {
    if (own.includes(name)) continue;
    const text = typeof value === 'string' ? plainText(value.slice(0, longest)) : '';
    typed.set(name, [...(typed.get(name) ?? []), text]);
  }
  const { facts, faults } = readFirm(Object.fromEntries(typed), day(today));
  const types = form.getAll('types').filter(isPolicyType);
  const picked = form.getAll('pick').map(Number);
  const act = form.get('do');
  return {
    values: Object.fromEntries([...typed].filter(([name]) => isFactKey(name))),
    facts,
    faults: faults.map(({ fact, reason }) => ({
      field: isFactKey(fact) ? fact : 'region',
      text: reason,
    })),
    types: [...new Set(types)],
    onlyAutomatic: form.get('only') === 'automatic',
    picked: [...new Set(picked)].filter((id) => Number.isSafeInteger(id)).slice(0, mostPicked),
    act: acts.find((one) => one === act) ?? 'match',
    was: factsOfText(form.get('was'), today),
  };
}

function isPolicyType(value: unknown): value is PolicyType {
  return typeof value === 'string' && Object.hasOwn(policyTypes, value);
}

/** Facts as they stand in a hidden field of ours; undefined for what is not sound. */
export function factsOfText(text: unknown, today: IsoDay): FirmFacts | undefined {
  if (typeof text !== 'string' || text === '' || text.length > 5000) return undefined;
  try {
    const given: unknown = JSON.parse(text);
    if (typeof given !== 'object' || given === null || Array.isArray(given)) return undefined;
    const facts = given as Readonly<Record<string, unknown>>;
    return factFaults(facts, day(today)).length === 0 ? facts : undefined;
  } catch {
    return undefined;
  }
}
