import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, type Scalar } from 'yaml';
import type { YamlFault } from './describe-yaml-error.ts';
import type { ParsedYaml } from './parse-yaml.ts';

/** A field of an object; names are texts whatever they look like. */
export type NamedPair = Pair<Scalar, Node | null>;

export interface ConvertedYaml {
  /** undefined where the text is empty */
  value: unknown;
  faults: YamlFault[];
  /** alias → what stands at its anchor */
  targets: ReadonlyMap<Node, Node>;
}

/** Nodes that aliases may add to a file by repeating what stands at their anchors. */
const mostRepeatedNodes = 50_000;
const deepestNesting = 100;

/** Makes plain values of a parsed text. What cannot be converted is left out and reported. */
export function convertYaml({ contents, positionOf }: ParsedYaml): ConvertedYaml {
  const faults: YamlFault[] = [];
  const targets = new Map<Node, Node>();
  const anchors = new Map<string, Node>();
  const open = new Set<Node>();
  let repeated = 0;
  let aliasDepth = 0;

  const report = (node: Node, code: string, message: string, mend: string): undefined => {
    faults.push({ ...positionOf(node.range?.[0] ?? 0), code, message, mend, isLocal: true });
  };

  const convert = (node: Node | null): unknown => {
    if (!node) return null;
    if (isAlias(node)) return convertAlias(node, node.source);
    if (aliasDepth > 0) repeated++;
    else if (node.anchor) anchors.set(node.anchor, node);
    if (isScalar(node)) return Object.is(node.value, -0) ? 0 : node.value;
    if (open.size >= deepestNesting) {
      return report(
        node,
        'nested-too-deeply',
        'the nesting is deeper than any field',
        'write the format’s fields only',
      );
    }
    open.add(node);
    const value = isMap(node) ? convertMap(node.items as NamedPair[]) : convertList(node);
    open.delete(node);
    return value;
  };

  const convertAlias = (alias: Node, name: string): unknown => {
    const target = anchors.get(name);
    if (!target || open.has(target)) {
      const fault = target ? 'is inside what it repeats' : 'repeats an anchor that does not stand before it';
      return report(alias, 'bad-alias', `*${name} ${fault}`, `quote the text, or write &${name} at a value before it`);
    }
    if (repeated > mostRepeatedNodes) return undefined;
    targets.set(alias, target);
    aliasDepth++;
    const value = convert(target);
    aliasDepth--;
    if (repeated <= mostRepeatedNodes) return value;
    if (aliasDepth > 0) return undefined;
    return report(alias, 'too-many-aliases', 'the aliases up to here repeat too much', 'write the values out');
  };

  const convertList = (node: Node): unknown[] => (isSeq<Node | null>(node) ? node.items.map(convert) : []);

  const convertMap = (pairs: readonly NamedPair[]): Record<string, unknown> => {
    const fields: Record<string, unknown> = {};
    for (const { key, value } of pairs) {
      const name = String(key.value);
      if (name === '__proto__') report(key, 'unusable-key', '"__proto__" cannot be a key', 'choose another key');
      else if (name === '<<') report(key, 'unusable-key', '"<<" does not merge objects here', 'write the fields out');
      else if (Object.hasOwn(fields, name)) {
        report(key, 'duplicate-field', `"${name}" is written twice in one object`, 'keep one of them');
      } else fields[name] = convert(value);
    }
    return fields;
  };

  return { value: contents ? convert(contents) : undefined, faults, targets };
}
