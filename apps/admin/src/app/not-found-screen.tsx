import { Link } from '@tanstack/react-router';
import { EntranceFrame } from '../features/entrance/entrance-frame.tsx';

export function NotFoundScreen() {
  return (
    <EntranceFrame title="There is nothing at this address">
      <Link to="/">Go to the studio</Link>
    </EntranceFrame>
  );
}
