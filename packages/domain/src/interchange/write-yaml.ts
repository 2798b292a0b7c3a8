import { Document, Scalar, visit } from 'yaml';

/** Width at which long texts are folded; counted from the left margin, so that it does not move with the text. */
const lineWidth = 120;
/** Texts beyond this length stand below their field. */
const longestInLine = 100;

/**
 * Writes plain objects, lists, texts, numbers and booleans as YAML that says the same to readers of YAML 1.1, where `no`
 * is no text. Field order is that of the objects; long texts and texts of several lines become blocks.
 */
export function writeYaml(value: object): string {
  const document = new Document(value, {
    version: '1.2',
    schema: 'core',
    compat: 'yaml-1.1',
    aliasDuplicateObjects: false,
  });
  visit(document, {
    Scalar(place, node) {
      if (place !== 'key' && typeof node.value === 'string') node.type = styleOf(node.value);
    },
  });
  return document.toString({
    indent: 2,
    indentSeq: true,
    lineWidth,
    minContentWidth: 40,
    doubleQuotedMinMultiLineLength: 1e6,
  });
}

/** Tabs, control characters, line ends of other systems and byte order marks: better seen as escapes. */
const unusual = /(?!\n)[\p{Cc}\u2028\u2029\ufeff]/u;

/** Blocks only for texts that a block gives back unchanged and unescaped. */
function styleOf(text: string): Scalar.Type {
  if (unusual.test(text)) return Scalar.QUOTE_DOUBLE;
  if (text.includes('\n'))
    return /^[ \t\n]|[ \t]\n|[ \t]$|\n\n$/.test(text) ? Scalar.QUOTE_DOUBLE : Scalar.BLOCK_LITERAL;
  if (text.length <= longestInLine) return Scalar.PLAIN;
  return /^ | {2}| $/.test(text) ? Scalar.QUOTE_DOUBLE : Scalar.BLOCK_FOLDED;
}
