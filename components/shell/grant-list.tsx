"use client";

import { useState } from "react";
import { Icon } from "@/components/ui/icon";
import type { GrantView } from "./actor-view";

export interface GrantListProps {
  readonly grants: readonly GrantView[];
  readonly currentId: string | null;
  readonly currentLabel: string;
  readonly busyLabel: string;
  /** Resolves to null when done (the caller moves on), or to the text of the refusal. */
  readonly onSwitch: (grantId: string) => Promise<string | null>;
}

/** The duties one may act under, in the header's menu and on the page where one is chosen. */
export function GrantList({ grants, currentId, currentLabel, busyLabel, onSwitch }: GrantListProps) {
  const [pending, setPending] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const choose = async (id: string) => {
    if (pending !== null) return;
    setPending(id);
    setProblem(null);
    const refusal = await onSwitch(id);
    setProblem(refusal);
    if (refusal !== null) setPending(null);
  };
  return (
    <>
      {problem ? (
        <p role="alert" className="mb-2 font-semibold text-cabai">
          {problem}
        </p>
      ) : null}
      <ul className="space-y-2">
        {grants.map((grant) => {
          const here = grant.id === currentId;
          return (
            <li key={grant.id}>
              <button
                type="button"
                aria-pressed={here}
                aria-disabled={here || pending !== null}
                aria-busy={pending === grant.id || undefined}
                onClick={() => (here ? undefined : choose(grant.id))}
                className="flex min-h-12 w-full items-center gap-3 rounded-md border border-edge px-3 py-2 text-start hover:border-laut hover:bg-laut-wash aria-pressed:border-laut aria-pressed:bg-laut-wash aria-busy:cursor-progress"
              >
                <span className="min-w-0 flex-1">
                  <span className="block font-semibold">{grant.roleLabel}</span>
                  <span className="block text-sm text-muted">{grant.regionName}</span>
                  {grant.standsIn === null ? null : <span className="block text-sm">{grant.standsIn}</span>}
                </span>
                {here ? (
                  <span className="flex items-center gap-1 text-sm font-semibold text-laut-deep">
                    <Icon name="check" className="size-4" />
                    {currentLabel}
                  </span>
                ) : null}
                {pending === grant.id ? <span className="text-sm">{busyLabel}</span> : null}
              </button>
            </li>
          );
        })}
      </ul>
    </>
  );
}
