import type { IconName } from "@/components/ui/icon-name";
import type { Tone } from "@/components/ui/tone";
import type { DeliveryState } from "@/lib/domain/delivery/delivery";
import { formatDate } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locale";

export const DELIVERY_LOOK = {
  exported: { tone: "info", icon: "send" },
  accepted: { tone: "success", icon: "circle-check" },
  refused: { tone: "danger", icon: "circle-x" },
  "in-snapshot": { tone: "success", icon: "badge-check" },
} as const satisfies Record<DeliveryState, { readonly tone: Tone; readonly icon: IconName }>;

/** A snapshot's name with its day, where that is known. */
export function snapshotText(name: string, on: string | null, locale: Locale): string {
  return on === null ? name : `${name} (${formatDate(on, locale)})`;
}
