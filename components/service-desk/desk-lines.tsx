"use client";

import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import type { DeskLine } from "@/lib/domain/desk/desk-page";
import type { AppWords } from "./desk-words";

export interface DeskLinesProps {
  readonly lines: readonly DeskLine[];
  readonly empty: string;
  readonly words: AppWords;
  readonly children?: (line: DeskLine) => ReactNode;
}

/** Numbers of a day, one under the other: the number, who, why first, what became of it. */
export function DeskLines({ lines, empty, words, children }: DeskLinesProps) {
  if (lines.length === 0) return <p className="text-muted">{empty}</p>;
  return (
    <ol className="divide-y divide-line">
      {lines.map((line) => (
        <li key={line.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
          <span className="tabular min-w-8 text-xl font-bold">{line.number ?? words.noNumber}</span>
          <span className="min-w-0 flex-1 basis-44">
            <span className="block font-semibold">{line.name}</span>
            <span className="block text-sm text-muted">{line.place}</span>
          </span>
          <LineBadges line={line} words={words} />
          {line.number === null ? null : (
            <Link href={`/loket/slip/${line.id}`} className="link inline-flex min-h-11 items-center text-sm">
              {words.slip}
            </Link>
          )}
          {children?.(line)}
        </li>
      ))}
    </ol>
  );
}

export function LineBadges({ line, words }: { readonly line: DeskLine; readonly words: AppWords }) {
  const isSettled = line.state !== "waiting" && line.state !== "booked";
  return (
    <span className="flex flex-wrap gap-1.5">
      {line.priority.map((each) => (
        <Badge key={each} tone="attention">
          {words.priorities[each]}
        </Badge>
      ))}
      {isSettled ? (
        <Badge>
          {words.states[line.state]}
          {line.state === "called" && line.deskNo !== null ? ` ${line.deskNo}` : ""}
        </Badge>
      ) : null}
    </span>
  );
}
