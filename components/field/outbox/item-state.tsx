"use client";

import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import type { IconName } from "@/components/ui/icon-name";
import type { Tone } from "@/components/ui/tone";
import type { ItemState } from "@/lib/client/field/outbox";

const LOOK = {
  "needs-you": { tone: "danger", icon: "triangle-alert" },
  sending: { tone: "info", icon: "refresh-cw" },
  waiting: { tone: "attention", icon: "clock" },
  taken: { tone: "success", icon: "circle-check" },
  typed: { tone: "neutral", icon: "hard-drive" },
} as const satisfies Record<ItemState | "typed", { tone: Tone; icon: IconName }>;

/** How a record stands: a word, an icon and a colour. */
export function ItemStateBadge({ state }: { readonly state: ItemState | "typed" }) {
  const t = useTranslations("outbox.state");
  return <Badge {...LOOK[state]}>{t(state)}</Badge>;
}
