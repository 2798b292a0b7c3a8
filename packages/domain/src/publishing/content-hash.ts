import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';

/** SHA-256, as 64 hexadecimal digits, over the canonical JSON (RFC 8785) of a document. */
export function contentHash(document: unknown): string {
  const canonical = canonicalize(document);
  if (canonical === undefined) throw new TypeError('only JSON has a content hash');
  return bytesToHex(sha256(utf8ToBytes(canonical)));
}

/**
 * An opaque id of 16 hexadecimal digits, the same in every installation for the same keys.
 * Options are named by it in delivery, so that an editor's key can never give a value away.
 */
export function stableId(...keys: readonly string[]): string {
  return contentHash(keys).slice(0, 16);
}
