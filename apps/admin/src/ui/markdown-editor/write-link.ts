/** A link or image in Markdown whose text and address are read back as they are. */
export function writeLink({ text, href, isImage = false }: { text: string; href: string; isImage?: boolean }): string {
  return `${isImage ? '!' : ''}[${text.replace(/[\\[\]]/g, '\\$&').replace(/\s+/g, ' ')}](${writeAddress(href)})`;
}

function writeAddress(href: string): string {
  const address = href.trim().replace(/[\r\n]/g, '');
  return /[\s()<>]/.test(address) ? `<${address.replace(/[<>]/g, encodeURIComponent)}>` : address;
}
