import type { Classification, SemanticChange } from './classify-change.ts';
import { quote } from './describe-names.ts';

interface Identity {
  field: 'slug' | 'key' | 'bank' | 'framework';
  before: string;
  after: string;
  classification: Classification;
}

/** A document that goes by another key, or belongs to another one. */
export function describeIdentity({ field, before, after, classification }: Identity): SemanticChange[] {
  if (before === after) return [];
  const sentence = `${field.charAt(0).toUpperCase()}${field.slice(1)} ${quote(before)} → ${quote(after)}`;
  return [{ path: [field], classification, sentence, before, after }];
}
