"use client";

import type { ReactNode } from "react";
import { fill } from "@/components/decision/fill";
import { Button } from "./button";
import type { Ticks } from "./use-ticks";

export interface TickBarWords {
  readonly label: string;
  readonly hint: string;
  readonly ticked: string;
  readonly everything: string;
  readonly everythingOn: string;
  readonly page: string;
  readonly clear: string;
}

export interface TickBarProps {
  readonly ticks: Ticks;
  /** Families under the filter, those on other pages included. */
  readonly total: number;
  readonly words: TickBarWords;
  /** Takes half a phone's screen: there it stands below the list instead of over it. */
  readonly isTall?: boolean;
  /** What is done with those ticked; shown once there are some. */
  readonly children: ReactNode;
}

const LOW = "sticky bottom-16 z-10 shadow-soft lg:bottom-2";
const TALL = "md:sticky md:bottom-16 md:z-10 md:shadow-soft lg:bottom-2";

/** How much is ticked, and the ways to tick more; stays in sight while something is. */
export function TickBar({ ticks, total, words, isTall = false, children }: TickBarProps) {
  const { count, isAll } = ticks;
  return (
    <section
      aria-label={words.label}
      className={`no-print mt-3 grid gap-3 rounded-md border border-line bg-surface p-3 ${count === 0 ? "" : isTall ? TALL : LOW}`}
    >
      <div className="flex flex-wrap items-center gap-2">
        <p role="status" className="tabular me-auto font-semibold">
          {count === 0 ? words.hint : fill(isAll ? words.everythingOn : words.ticked, { count })}
        </p>
        <Button icon="list-checks" size="small" onClick={() => ticks.tickPage(true)}>
          {words.page}
        </Button>
        {isAll ? null : (
          <Button size="small" onClick={ticks.takeAll}>
            {fill(words.everything, { count: total })}
          </Button>
        )}
        {count === 0 ? null : (
          <Button variant="quiet" size="small" icon="x" onClick={() => ticks.tickPage(false)}>
            {words.clear}
          </Button>
        )}
      </div>
      {count === 0 ? null : children}
    </section>
  );
}
