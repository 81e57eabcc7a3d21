'use client';

import { type ComponentProps, createContext, type ReactNode, useContext } from 'react';
import type { ChainMap } from '@/lib/ledger/chains/types';
import { ExplorerLink } from './explorer-link';

const Chains = createContext<ChainMap>([]);

/** Gives every `ChainValue` below the chains in force; without it they are plain text. */
export function ChainMapProvider({ chainMap, children }: { chainMap: ChainMap; children: ReactNode }) {
  return <Chains value={chainMap}>{children}</Chains>;
}

/** An `ExplorerLink` by the chains that the page was given: the map is sent once, however many rows there are. */
export function ChainValue(props: Omit<ComponentProps<typeof ExplorerLink>, 'chainMap'>) {
  return <ExplorerLink chainMap={useContext(Chains)} {...props} />;
}
