"use client";

import { useState } from "react";
import { Icon } from "@/components/ui/icon";
import { CommandProblem, type ProblemLabels } from "@/components/user/command-problem";
import { useCommand } from "@/components/user/use-command";

export interface GrantChoice {
  readonly id: string;
  readonly roleLabel: string;
  readonly roleDoes: string;
  readonly regionLabel: string;
  readonly around: string;
  readonly standsIn: string | null;
}

export interface GrantChooserProps {
  readonly grants: readonly GrantChoice[];
  /** The grant the session stands under while nothing is chosen: its first. */
  readonly actingGrantId: string;
  readonly currentId: string | null;
  readonly labels: {
    readonly list: string;
    readonly current: string;
    readonly working: string;
    readonly problem: ProblemLabels;
  };
}

/** One big card a duty. Choosing is a full load: nothing read under another duty stays in the browser. */
export function GrantChooser({ grants, actingGrantId, currentId, labels }: GrantChooserProps) {
  const [chosen, setChosen] = useState<string | null>(null);
  const { busy, problem, send } = useCommand(actingGrantId);
  const choose = async (grantId: string) => {
    if (busy || chosen !== null) return;
    setChosen(grantId);
    const value = await send<{ grantId: string }>("session.switch-grant", { grantId });
    if (value === null) setChosen(null);
    else location.assign("/beranda");
  };
  return (
    <div className="space-y-4">
      <CommandProblem problem={problem} labels={labels.problem} />
      <ul aria-label={labels.list} className="grid gap-3">
        {grants.map((grant) => (
          <li key={grant.id}>
            <button
              type="button"
              onClick={() => choose(grant.id)}
              aria-busy={chosen === grant.id || undefined}
              aria-disabled={chosen !== null || undefined}
              className="flex min-h-20 w-full items-center gap-4 rounded-md border border-edge bg-surface px-4 py-4 text-start hover:border-laut hover:bg-laut-wash aria-disabled:opacity-70"
            >
              <span className="min-w-0 flex-1">
                <span className="block text-lg font-bold">
                  {grant.roleLabel} – {grant.regionLabel}
                </span>
                {grant.standsIn === null ? null : <span className="block font-semibold">{grant.standsIn}</span>}
                {grant.around ? <span className="block">{grant.around}</span> : null}
                <span className="mt-1 block text-sm text-muted">{grant.roleDoes}</span>
              </span>
              {grant.id === currentId ? (
                <span className="flex items-center gap-1 text-sm font-semibold text-laut-deep">
                  <Icon name="check" className="size-4" />
                  {labels.current}
                </span>
              ) : null}
              {chosen === grant.id ? (
                <span className="text-sm">{labels.working}</span>
              ) : (
                <Icon name="chevron-right" className="size-6 text-laut" />
              )}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
