/** Refusals by code: the provision each rests on and the sentence a person reads. */
export type Refusals = Record<string, { readonly provision: string; readonly zh: string }>;
