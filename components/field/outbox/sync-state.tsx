"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useOnline } from "@/components/field/use-online";
import { useWork } from "@/components/field/work/work-context";
import { useErrorTexts } from "@/components/shell/error-texts";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-name";
import { type SyncWord, syncWord } from "./sync-words";

const LOOK = {
  running: { icon: "refresh-cw", tone: "text-laut" },
  offline: { icon: "wifi-off", tone: "text-kunyit" },
  silence: { icon: "cloud-off", tone: "text-kunyit" },
  full: { icon: "triangle-alert", tone: "text-cabai" },
  failed: { icon: "triangle-alert", tone: "text-kunyit" },
  busy: { icon: "clock", tone: "text-kunyit" },
  signIn: { icon: "lock", tone: "text-cabai" },
  stopped: { icon: "octagon-alert", tone: "text-cabai" },
  waiting: { icon: "clock", tone: "text-kunyit" },
  needsYou: { icon: "triangle-alert", tone: "text-cabai" },
  typed: { icon: "pencil", tone: "text-kunyit" },
  allSent: { icon: "cloud-check", tone: "text-daun" },
  nothing: { icon: "circle-dashed", tone: "text-muted" },
} as const satisfies Record<SyncWord, { icon: IconName; tone: string }>;

/** How sending stands now, in a word. */
export function useSyncWord(): SyncWord {
  const sync = useWork((state) => state.sync);
  const items = useWork((state) => state.items);
  return syncWord(sync, items, useOnline() !== false, useTyped());
}

/** Forms whose answers are in this device and in no operation yet: open, left while it had no room, or of another build. */
export function useTyped(): number {
  return useWork(
    ({ records, unreadable, unkept }) => records.filter(({ isTyped }) => isTyped).length + unreadable + unkept,
  );
}

/** How sending stands, in one sentence that is always true. */
export function SyncState({ word, children = null }: { readonly word: SyncWord; readonly children?: ReactNode }) {
  const t = useTranslations("outbox.sync");
  const errors = useErrorTexts();
  const sync = useWork((state) => state.sync);
  const { icon, tone } = LOOK[word];
  const what = sync.kind === "stopped" ? errors[sync.code].what : "";
  return (
    <p role="status" className={`flex gap-2 font-semibold ${tone}`} data-testid="sync-state">
      <Icon name={icon} className="mt-0.5 size-5 shrink-0" />
      <span>
        {t(word, { what })}
        {children}
      </span>
    </p>
  );
}
