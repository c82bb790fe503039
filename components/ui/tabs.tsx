"use client";

import * as Radix from "radix-ui/tabs";
import type { ReactNode } from "react";

export interface TabsItem {
  readonly value: string;
  readonly label: string;
  readonly content: ReactNode;
}

export interface TabsProps {
  readonly label: string;
  readonly items: readonly TabsItem[];
  readonly initial?: string;
}

/** Tabs inside a page, such as chart and table of one figure. Radix gives the arrow keys. */
export function Tabs({ label, items, initial }: TabsProps) {
  const first = initial ?? items[0]?.value;
  return (
    <Radix.Root {...(first === undefined ? {} : { defaultValue: first })}>
      <Radix.List aria-label={label} className="no-print flex gap-1 border-b border-line">
        {items.map((item) => (
          <Radix.Trigger
            key={item.value}
            value={item.value}
            className="min-h-11 border-b-3 border-transparent px-3 font-semibold text-muted hover:text-ink data-[state=active]:border-laut data-[state=active]:text-laut"
          >
            {item.label}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {items.map((item) => (
        <Radix.Content key={item.value} value={item.value} className="pt-4">
          {item.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
