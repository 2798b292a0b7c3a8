import { useParams } from '@tanstack/react-router';
import { ReleaseScreen } from '../features/releases/release-screen.tsx';

/** The release that the address names. */
export function ReleaseRoute() {
  const { id } = useParams({ from: '/studio/releases/$id' });
  return <ReleaseScreen key={id} id={id} />;
}
