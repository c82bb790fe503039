"use client";

import { useTranslations } from "next-intl";
import { useWhen } from "@/components/field/use-when";
import { Badge } from "@/components/ui/badge";
import type { IconName } from "@/components/ui/icon-name";
import type { Tone } from "@/components/ui/tone";
import type { FamilyState } from "@/lib/client/field/family-lines";

const LOOK = {
  typed: { tone: "neutral", icon: "pencil" },
  "needs-you": { tone: "danger", icon: "triangle-alert" },
  sending: { tone: "info", icon: "refresh-cw" },
  waiting: { tone: "attention", icon: "hard-drive" },
  taken: { tone: "success", icon: "circle-check" },
  draft: { tone: "neutral", icon: "pencil" },
  returned: { tone: "danger", icon: "undo-2" },
  done: { tone: "info", icon: "send" },
} as const satisfies Record<Exclude<FamilyState["kind"], "untouched">, { tone: Tone; icon: IconName }>;

/** A word, an icon and a colour for how a family or an item stands; nothing for one that nobody has touched. */
export function FamilyStateBadge({ state }: { readonly state: FamilyState }) {
  const t = useTranslations("work.state");
  const when = useWhen("short");
  if (state.kind === "untouched") return null;
  const time = state.kind === "taken" ? when(state.at) : "";
  return <Badge {...LOOK[state.kind]}>{t(state.kind, { time })}</Badge>;
}
