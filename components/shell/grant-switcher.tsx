"use client";

import { sendCommand } from "@/lib/client/command/send-command";
import type { GrantView } from "./actor-view";
import { useErrorTexts } from "./error-texts";
import { GrantList } from "./grant-list";

export interface GrantSwitcherProps {
  readonly grants: readonly GrantView[];
  readonly currentId: string;
  readonly title: string;
  readonly hint: string;
  readonly currentLabel: string;
  readonly busyLabel: string;
}

export function GrantSwitcher({ grants, currentId, title, hint, currentLabel, busyLabel }: GrantSwitcherProps) {
  const texts = useErrorTexts();
  const switchTo = async (grantId: string): Promise<string | null> => {
    const outcome = await sendCommand("session.switch-grant", { grantId }, { grantId: currentId });
    if (!outcome.ok) return `${texts[outcome.error.code].what} ${texts[outcome.error.code].todo}`;
    // A full load: nothing that was read under the former duty may stay on the page.
    location.assign("/beranda");
    return null;
  };
  return (
    <section aria-label={title}>
      <h2 className="text-base">{title}</h2>
      <p className="mb-2 text-sm text-muted">{hint}</p>
      <GrantList
        grants={grants}
        currentId={currentId}
        currentLabel={currentLabel}
        busyLabel={busyLabel}
        onSwitch={switchTo}
      />
    </section>
  );
}
