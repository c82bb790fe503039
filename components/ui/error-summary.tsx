"use client";

import { useEffect, useRef } from "react";
import { Icon } from "./icon";

export interface ErrorSummaryItem {
  /** Id of the control to go to, without "#". */
  readonly fieldId: string;
  readonly text: string;
}

export interface ErrorSummaryProps {
  readonly title: string;
  readonly items: readonly ErrorSummaryItem[];
  /** Changes with each failed attempt, so that focus comes back here each time. */
  readonly attempt?: number;
}

export function ErrorSummary({ title, items, attempt = 0 }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: focus moves on every attempt, not on every render.
  useEffect(() => box.current?.focus(), [attempt]);
  if (items.length === 0) return null;
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      aria-label={title}
      className="rounded-md border-2 border-cabai bg-surface p-4"
    >
      <h2 className="flex items-center gap-2 text-lg text-cabai">
        <Icon name="octagon-alert" />
        {title}
      </h2>
      <ul className="mt-2 space-y-1">
        {items.map((item) => (
          <li key={`${item.fieldId} ${item.text}`}>
            <a
              href={`#${item.fieldId}`}
              className="inline-block py-1 font-semibold text-cabai underline underline-offset-4"
              onClick={(event) => {
                const field = document.getElementById(item.fieldId);
                if (!field) return;
                event.preventDefault();
                field.scrollIntoView({ block: "center" });
                field.focus({ preventScroll: true });
              }}
            >
              {item.text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
