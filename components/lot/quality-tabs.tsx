import { getTranslations } from "next-intl/server";
import { Segmented } from "@/components/ui/segmented";
import { NOTE_PATH } from "@/lib/domain/coaching/note-page";
import { ITEM_PATH } from "@/lib/domain/exam/item-page";
import { LOT_PATH } from "@/lib/domain/lot/list-filter";
import { PLAN_HREF } from "@/lib/domain/lot/plan-address";

/** The pages of a coach's quality gate, one beside the other. */
export async function QualityTabs({ current }: { readonly current: "queue" | "lots" | "notes" | "plan" | "items" }) {
  const t = await getTranslations("lot.tabs");
  const tabs = [
    { key: "queue", href: "/mutu" },
    { key: "lots", href: LOT_PATH },
    { key: "notes", href: NOTE_PATH },
    { key: "plan", href: PLAN_HREF },
    { key: "items", href: ITEM_PATH },
  ] as const;
  return (
    <div className="mb-4">
      <Segmented
        label={t("label")}
        items={tabs.map(({ key, href }) => ({ href, label: t(key), current: key === current }))}
      />
    </div>
  );
}
