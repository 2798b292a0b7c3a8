import { redo, undo } from '@codemirror/commands';
import type { StateCommand } from '@codemirror/state';
import {
  Bold,
  Code,
  Columns3,
  Heading1,
  Heading2,
  Heading3,
  ImagePlus,
  Italic,
  Link,
  List,
  ListChecks,
  ListOrdered,
  type LucideIcon,
  Quote,
  Redo2,
  Rows3,
  Strikethrough,
  Table,
  TableProperties,
  Undo2,
} from 'lucide-react';
import { useRef } from 'react';
import { Group } from 'react-aria-components/Group';
import { Toolbar } from 'react-aria-components/Toolbar';
import { toggleHeading, toggleList, toggleQuote } from './line-commands.ts';
import styles from './markdown-editor.module.css';
import { addColumn, addRow, alignTable, insertTable } from './table-commands.ts';
import { toggleMark } from './toggle-mark.ts';
import { ToolButton } from './tool-button.tsx';

interface Tool {
  label: string;
  icon: LucideIcon;
  command: StateCommand;
  /** the format that it sets, as `formatsAt` names it */
  format?: string;
}

const groups: { name: string; tools: Tool[] }[] = [
  {
    name: 'Text',
    tools: [
      { label: 'Bold', icon: Bold, command: toggleMark('bold'), format: 'bold' },
      { label: 'Italic', icon: Italic, command: toggleMark('italic'), format: 'italic' },
      { label: 'Strike through', icon: Strikethrough, command: toggleMark('strike'), format: 'strike' },
      { label: 'Code', icon: Code, command: toggleMark('code'), format: 'code' },
    ],
  },
  {
    name: 'Headings',
    tools: [Heading1, Heading2, Heading3].map((icon, index) => ({
      label: `Heading ${index + 1}`,
      icon,
      command: toggleHeading(index + 1),
      format: `heading ${index + 1}`,
    })),
  },
  {
    name: 'Blocks',
    tools: [
      { label: 'Bulleted list', icon: List, command: toggleList('bullet'), format: 'list bullet' },
      { label: 'Numbered list', icon: ListOrdered, command: toggleList('ordered'), format: 'list ordered' },
      { label: 'Task list', icon: ListChecks, command: toggleList('task'), format: 'list task' },
      { label: 'Quotation', icon: Quote, command: toggleQuote, format: 'quote' },
    ],
  },
];
const tableTools: Tool[] = [
  { label: 'Add a row', icon: Rows3, command: addRow },
  { label: 'Add a column', icon: Columns3, command: addColumn },
  { label: 'Align the table', icon: TableProperties, command: alignTable },
];
const historyTools: Tool[] = [
  { label: 'Undo', icon: Undo2, command: undo },
  { label: 'Redo', icon: Redo2, command: redo },
];

interface Props {
  label: string;
  /** of the place of the cursor, as `formatsAt` says it */
  formats: string;
  run: (command: StateCommand) => void;
  onLink: () => void;
  onImages: ((files: readonly File[]) => void) | undefined;
}

/** The acts of the editor; arrow keys go from one to the next. */
export function EditorToolbar({ label, formats, run, onLink, onImages }: Props) {
  const picker = useRef<HTMLInputElement>(null);
  const active = formats.split(', ');
  const show = ({ label: name, icon, command, format }: Tool) => {
    const pressed = format === undefined ? {} : { isPressed: active.includes(format) };
    return <ToolButton key={name} label={name} icon={icon} onPress={() => run(command)} {...pressed} />;
  };
  const isInTable = active.includes('table');
  return (
    <Toolbar aria-label={label} className={styles.toolbar ?? ''}>
      {groups.map(({ name, tools }) => (
        <Group key={name} aria-label={name} className={styles.group ?? ''}>
          {tools.map(show)}
        </Group>
      ))}
      <Group aria-label="Insert" className={styles.group ?? ''}>
        <ToolButton label="Link" icon={Link} onPress={onLink} />
        {onImages && <ToolButton label="Image" icon={ImagePlus} onPress={() => picker.current?.click()} />}
        {isInTable ? tableTools.map(show) : show({ label: 'Table', icon: Table, command: insertTable })}
      </Group>
      <Group aria-label="History" className={styles.group ?? ''}>
        {historyTools.map(show)}
      </Group>
      {onImages && (
        <input
          ref={picker}
          type="file"
          accept="image/*"
          multiple
          hidden
          onChange={({ target }) => {
            onImages([...(target.files ?? [])]);
            target.value = '';
          }}
        />
      )}
    </Toolbar>
  );
}
