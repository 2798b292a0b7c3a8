import { useLocation } from '@tanstack/react-router';
import { useState } from 'react';

/**
 * What stands after the `#` of this screen's address. While the next screen is being loaded, the router's location is
 * already the next one and this screen still shown: the hash of that one is none of its business.
 */
export function useOwnHash(pathname: string): string {
  const location = useLocation();
  const [hash, setHash] = useState(location.hash);
  if (location.pathname === pathname && location.hash !== hash) setHash(location.hash);
  return hash;
}
