import { getTranslations } from "next-intl/server";
import { MAIN_ID } from "@/components/shell/skip-link";
import { Pagination } from "@/components/ui/pagination";
import { problemLabels } from "@/components/user/labels";
import { ASIDE_ANCHOR, type AsidePage, asideHref } from "@/lib/domain/field/aside";
import type { DeviceFilter } from "@/lib/domain/field/device";
import { AsideCard } from "./aside-card";
import type { DeviceSight } from "./device-columns";

export interface AsideSectionProps {
  readonly page: AsidePage;
  /** Of the area's devices: it stays as it is while one turns these pages. */
  readonly filter: DeviceFilter;
  readonly sight: DeviceSight;
}

/** What was typed in the field and could not be laid, the oldest first, each with what to do about it. */
export async function AsideSection({ page, filter, sight }: AsideSectionProps) {
  const [t, common, problem] = await Promise.all([
    getTranslations("device.aside"),
    getTranslations("common"),
    problemLabels(),
  ]);
  const focusId = page.isFirst && page.entries.length === 1 ? MAIN_ID : ASIDE_ANCHOR;
  return (
    <section aria-labelledby={ASIDE_ANCHOR} className="grid grid-cols-1 gap-3">
      <h2 id={ASIDE_ANCHOR} tabIndex={-1} className="scroll-mt-[calc(var(--header-height)+1rem)] text-lg outline-none">
        {t("title")}
      </h2>
      <p className="max-w-prose text-muted">{t("lead")}</p>
      <ul className="grid grid-cols-1 gap-3">
        {page.entries.map((entry) => (
          <li key={entry.id}>
            <AsideCard entry={entry} sight={sight} problem={problem} focusId={focusId} />
          </li>
        ))}
      </ul>
      <Pagination
        label={t("title")}
        summary={t("onPage", { count: page.entries.length })}
        previous={page.isFirst ? null : { href: asideHref(filter, null), label: common("firstPage") }}
        next={page.next === null ? null : { href: asideHref(filter, page.next), label: common("next") }}
      />
    </section>
  );
}
