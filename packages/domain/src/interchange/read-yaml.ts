import { isMap, isScalar, isSeq, type Node } from 'yaml';
import { convertYaml, type NamedPair } from './convert-yaml.ts';
import type { YamlFault } from './describe-yaml-error.ts';
import type { FilePosition } from './file-problem.ts';
import { parseYaml } from './parse-yaml.ts';

/** Field names and places in lists, outermost first. */
export type FieldPath = readonly (string | number)[];

/** A YAML text as plain values, and where in the text each of them stands. */
export interface YamlSource {
  /** undefined where the text is empty */
  value: unknown;
  faults: YamlFault[];
  /** the first line from which on the syntax is too broken to say what was meant; infinite if there is none */
  brokenFrom: number;
  /** The deepest place on the way to a value that exists: the value itself, or (`key`) the name before it. */
  locate(path: FieldPath, at?: 'key' | 'value'): FilePosition;
  /** How a value is written, and where that begins. */
  sourceOf(path: FieldPath): { text: string; offset: number } | undefined;
  positionOf(offset: number): FilePosition;
}

/**
 * Reads YAML 1.2 with its core schema, whatever a directive says: `no` and `on` are texts. Anchors and aliases work
 * within limits; tags, merge keys and several documents in one file do not.
 */
export function readYaml(text: string): YamlSource {
  const parsed = parseYaml(text);
  const { contents, positionOf } = parsed;
  const { value, faults: conversionFaults, targets } = convertYaml(parsed);
  const faults = [...parsed.faults, ...conversionFaults];

  const walk = (path: FieldPath) => {
    const resolve = (node: Node) => targets.get(node) ?? node;
    let node = contents && resolve(contents);
    let name: Node | undefined;
    for (const [index, step] of path.entries()) {
      const pair = isMap(node) ? findPair(node.items as NamedPair[], String(step)) : undefined;
      const next = pair ? pair.value : isSeq<Node | null>(node) ? node.items[Number(step)] : undefined;
      if (!pair && !next) return { node, name, isFound: false };
      name = pair?.key;
      if (!next) return { node: undefined, name, isFound: index === path.length - 1 };
      node = resolve(next);
    }
    return { node, name, isFound: true };
  };

  return {
    value,
    faults,
    brokenFrom: Math.min(...faults.filter(({ isLocal }) => !isLocal).map(({ line }) => line)),
    positionOf,
    locate(path, at = 'value') {
      const { node, name, isFound } = walk(path);
      const isWhole = isFound && at === 'value' && isScalar(node);
      const place = name && !isWhole ? name : (node ?? name);
      return positionOf(place?.range?.[0] ?? 0);
    },
    sourceOf(path) {
      const { node, isFound } = walk(path);
      if (!isFound || !node?.range) return undefined;
      return { text: text.slice(node.range[0], node.range[1]), offset: node.range[0] };
    },
  };
}

function findPair(pairs: readonly NamedPair[], name: string): NamedPair | undefined {
  return pairs.find(({ key }) => String(key.value) === name);
}
