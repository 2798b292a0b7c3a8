import type { LucideIcon } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip';
import styles from './markdown-editor.module.css';

interface Props {
  label: string;
  icon: LucideIcon;
  onPress: () => void;
  /** only for what is on or off at the cursor */
  isPressed?: boolean;
}

/** A picture of the toolbar that can be pressed, named on hovering. */
export function ToolButton({ label, icon: Icon, onPress, isPressed }: Props) {
  const shared = { 'aria-label': label, className: styles.tool ?? '', onPress };
  const picture = <Icon size={16} aria-hidden />;
  return (
    <TooltipTrigger delay={500}>
      {isPressed === undefined ? (
        <Button {...shared}>{picture}</Button>
      ) : (
        <ToggleButton {...shared} isSelected={isPressed}>
          {picture}
        </ToggleButton>
      )}
      <Tooltip className={styles.tooltip ?? ''} offset={4}>
        {label}
      </Tooltip>
    </TooltipTrigger>
  );
}
